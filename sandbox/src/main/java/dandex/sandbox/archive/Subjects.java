package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Who was recorded: the participants in the metadata of an asset.
final class Subjects {
  private static final String PATO = "http://purl.obolibrary.org/obo/PATO_000";

  private final Dice dice;
  private final Names names;
  private final Lives lives;

  Subjects(Dice dice, Names names, Lives lives) {
    this.dice = dice.of("subjects");
    this.names = names;
    this.lives = lives;
  }

  Words.Species species(int dandiset) {
    return lives.theme(dandiset) == Theme.HUMAN
        ? Words.HUMAN
        : dice.of("species").of(dandiset).pick(Words.ANIMALS);
  }

  void attribute(ArrayNode participants, int dandiset, int row) {
    participant(participants.addObject(), dandiset, row);
    var drawn = dice.of("other").of(row);
    if (drawn.chance(2)) {
      // Two animals in one file.
      participant(participants.addObject(), dandiset, row)
          .put("identifier", names.subjectName(dandiset, row) + "-b");
    }
  }

  private ObjectNode participant(ObjectNode participant, int dandiset, int row) {
    var own = dice.of(dandiset).of(names.subject(dandiset, row));
    participant.put("schemaKey", "Participant");
    participant.put("identifier", names.subjectName(dandiset, row));
    age(participant.putObject("age"), own);
    if (!own.of("sexless").chance(8)) sex(participant.putObject("sex"), own);
    if (!own.of("nameless").chance(5)) species(participant, dandiset, own);
    if (own.of("genotyped").chance(50)) {
      participant.put("genotype", own.of("wild").chance(50) ? "" : "Sst-IRES-Cre/wt; Ai32/wt");
    }
    if (own.of("strained").chance(30)) {
      participant.putObject("strain").put("schemaKey", "StrainType").put("name", "C57BL/6J");
    }
    return participant;
  }

  private void species(ObjectNode participant, int dandiset, Dice own) {
    var species = species(dandiset);
    var name = own.of("name").chance(80) ? species.names().getFirst() : species.names().getLast();
    participant
        .putObject("species")
        .put("schemaKey", "SpeciesType")
        .put("identifier", species.identifier())
        .put("name", name);
  }

  private static void sex(ObjectNode sex, Dice own) {
    var drawn = own.of("sex").below(20);
    sex.put("schemaKey", "SexType");
    if (drawn == 0) sex.put("name", "Unknown");
    else if (drawn < 11) sex.put("identifier", PATO + "0384").put("name", "Male");
    else sex.put("identifier", PATO + "0383").put("name", "Female");
  }

  private static void age(ObjectNode age, Dice own) {
    var days = 20 + own.of("age").below(400);
    age.put("schemaKey", "PropertyValue").put("unitText", "ISO-8601 duration");
    age.put("value", own.of("range").chance(10) ? "P" + days / 7 + "W/P52W" : "P" + days + "D");
    age.putObject("valueReference")
        .put("schemaKey", "PropertyValue")
        .put("value", "dandi:BirthReference");
  }
}
