package dandex.sandbox.archive;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/// What a file says of the session that it was recorded in, and of who was recorded. Files of a
/// dandiset come from one laboratory and its few people.
record Session(String dandiset, Words.Species species, HeldAsset asset, Dice dice) {
  private static final List<ZoneOffset> OFFSETS =
      List.of(ZoneOffset.UTC, ZoneOffset.ofHours(-8), ZoneOffset.ofHoursMinutes(5, 30));
  private static final String SUBJECT = "general/subject/";

  void into(NwbDraft draft) {
    var own = dice.of("session");
    var start = asset.created() - Stamp.DAY;
    draft.texts("file_create_date", List.of(Stamp.text(asset.created())));
    draft.text("identifier", asset.id().toString());
    draft.text("session_description", own.of("description").pick(Words.TASKS));
    draft.text("session_start_time", Stamp.inMetadata(start, own.of("offset").pick(OFFSETS)));
    if (own.of("named").chance(70)) draft.text("general/session_id", id());
    laboratory(draft, own);
    if (own.of("experimenters").chance(75)) experimenters(draft, own);
    if (own.of("keywords").chance(40)) {
      draft.texts("general/keywords", some(own.of("keyword"), Words.KEYWORDS));
    }
  }

  void subject(NwbDraft draft) {
    var own = dice.of("subject");
    draft.object("general/subject", "core", "Subject").put("description", "healthy");
    draft.text(SUBJECT + "subject_id", asset.path().replaceAll(".*/(sub-)?|_.*", ""));
    biology(draft, own);
    if (own.of("aged").chance(75)) {
      var age = draft.text(SUBJECT + "age", "P" + (20 + own.of("age").below(400)) + "D");
      if (own.of("since").chance(50)) age.put("reference", "birth");
    }
  }

  /// What it is by nature; only those of rodents have a genotype and a strain.
  void biology(NwbDraft draft, Dice own) {
    if (own.of("species").chance(85)) {
      draft.text(SUBJECT + "species", own.of("url").chance(20) ? species.identifier() : latin());
    }
    if (own.of("sexed").chance(85)) {
      draft.text(SUBJECT + "sex", own.of("sex").pick(List.of("M", "F", "M", "F", "U")));
    }
    var strains = strains();
    if (strains.isEmpty()) return;
    if (own.of("genotyped").chance(50)) {
      draft.text(SUBJECT + "genotype", own.of("genotype").pick(Words.GENOTYPES));
    }
    if (own.of("strained").chance(40)) {
      draft.text(SUBJECT + "strain", own.of("strain").pick(strains));
    }
  }

  void laboratory(NwbDraft draft, Dice own) {
    var home = new Dice(0).of(dandiset);
    if (own.of("lab").chance(80)) draft.text("general/lab", home.of("lab").pick(Words.LABS));
    if (own.of("institution").chance(80)) {
      draft.text("general/institution", home.of("institution").pick(Words.INSTITUTES));
    }
  }

  String id() {
    return "session-" + dice.of("session").of("id").below(100_000);
  }

  /// A person who works there.
  String person(Dice own) {
    var who = new Dice(0).of(dandiset).of("person").of(own.below(4));
    return who.of("family").pick(Words.FAMILY_NAMES)
        + ", "
        + who.of("given").pick(Words.GIVEN_NAMES);
  }

  private void experimenters(NwbDraft draft, Dice own) {
    // Early files have one text, not a list.
    if (own.of("single").chance(6)) draft.text("general/experimenter", person(own.of("person")));
    else {
      var people =
          IntStream.range(0, 1 + own.of("people").below(3))
              .mapToObj(i -> person(own.of("person").of(i)))
              .distinct()
              .toList();
      draft.texts("general/experimenter", people);
    }
  }

  private String latin() {
    return species.names().getFirst().replaceFirst(" - .*", "");
  }

  private List<String> strains() {
    if (species.equals(Words.MOUSE)) return Words.MOUSE_STRAINS;
    return species.equals(Words.RAT) ? Words.RAT_STRAINS : List.of();
  }

  private static List<String> some(Dice dice, List<String> from) {
    return IntStream.range(0, 1 + dice.of("count").below(4))
        .mapToObj(i -> dice.of(i).pick(from))
        .distinct()
        .toList();
  }
}
