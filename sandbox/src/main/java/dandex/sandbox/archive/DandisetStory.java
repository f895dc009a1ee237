package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// The metadata of made-up dandisets.
final class DandisetStory {
  private final Dice dice;
  private final Lives lives;
  private final Names names;
  private final Subjects subjects;

  DandisetStory(Dice dice, Lives lives, Names names, Subjects subjects) {
    this.dice = dice.of("dandisets");
    this.lives = lives;
    this.names = names;
    this.subjects = subjects;
  }

  ObjectNode of(int dandiset, String identifier, HeldVersion version) {
    var own = dice.of(dandiset);
    var theme = lives.theme(dandiset);
    var region = own.of("region").pick(Words.REGIONS);
    var task = own.of("task").pick(Words.TASKS);
    var title = theme.title().formatted(region, task);
    var story = Json.object();
    story.put(
        "@context",
        "https://raw.githubusercontent.com/dandi/schema/master/releases/0.6.4/context.json");
    story.put("id", "DANDI:" + identifier + "/draft").put("identifier", "DANDI:" + identifier);
    story.put("name", title + " (" + own.of("lab").pick(Words.FAMILY_NAMES) + " lab)");
    story.put("schemaKey", "Dandiset").put("schemaVersion", "0.6.4").put("version", "draft");
    if (!own.of("undescribed").chance(6)) {
      story.put("description", description(own, region, task));
    }
    story.put("dateCreated", Stamp.inMetadata(lives.created(dandiset), ZoneOffset.UTC));
    contributors(story.putArray("contributor"), own);
    access(story);
    story.putArray("license").add(own.of("license").chance(75) ? "spdx:CC-BY-4.0" : "spdx:CC0-1.0");
    if (!own.of("keyless").chance(15)) keywords(story.putArray("keywords"), own);
    story.put(
        "citation",
        "%s (2024) %s (Version draft) [Data set]. DANDI archive."
            .formatted(own.of("lab").pick(Words.FAMILY_NAMES), title));
    summary(story.putObject("assetsSummary"), dandiset, version);
    new Particulars(own).write(story, identifier, "draft");
    if (!version.isDraft()) {
      Publication.stamp(story, identifier, version.name(), version.created());
      if (own.of("notes").chance(30)) story.put("releaseNotes", "Files that were missing are in.");
    }
    return story;
  }

  private static void access(ObjectNode story) {
    story
        .putArray("access")
        .addObject()
        .put("schemaKey", "AccessRequirements")
        .put("status", "dandi:OpenAccess");
  }

  private static String description(Dice own, String region, String task) {
    return """
    We recorded neural activity in the %s while subjects were engaged in %s. Sessions lasted \
    about %d minutes; every session is one file. Units were sorted and curated by hand, and \
    "noise" was left in where it may be of use. Contact us before you rely on a single file.\
    """
        .formatted(region, task, 20 + own.of("minutes").below(90));
  }

  private static void contributors(ArrayNode contributors, Dice own) {
    var people = 1 + own.of("people").below(7);
    for (var i = 0; i < people; i++) person(contributors.addObject(), own.of("person").of(i), i);
    for (var i = 0; i < own.of("funders").below(3); i++) {
      var drawn = own.of("funder").of(i);
      var funder = contributors.addObject().put("schemaKey", "Organization");
      funder.put("name", drawn.pick(Words.INSTITUTES)).put("includeInCitation", false);
      funder.put("identifier", "https://ror.org/0" + drawn.hex(8));
      funder.put("awardNumber", "U19NS" + drawn.below(1_000_000));
      funder.putArray("roleName").add("dcite:Funder");
    }
  }

  private static void person(ObjectNode person, Dice drawn, int position) {
    var family = drawn.of("family").pick(Words.FAMILY_NAMES);
    var given = drawn.of("given").pick(Words.GIVEN_NAMES);
    person.put("schemaKey", "Person").put("name", family + ", " + given);
    person.put("includeInCitation", true);
    if (drawn.of("orcid").chance(60)) {
      person.put("identifier", "0000-0002-%04d-%04d".formatted(drawn.below(10_000), position));
    }
    var roles = person.putArray("roleName").add("dcite:Author");
    if (position == 0) {
      roles.add("dcite:ContactPerson");
      person.put("email", given.toLowerCase(Locale.ROOT) + "@example.org");
    }
    if (drawn.of("page").chance(10)) person.put("url", "https://example.org/" + drawn.hex(5));
    var affiliation =
        person
            .putArray("affiliation")
            .addObject()
            .put("schemaKey", "Affiliation")
            .put("name", drawn.of("institute").pick(Words.INSTITUTES));
    if (drawn.of("ror").chance(45)) {
      affiliation.put("identifier", "https://ror.org/0" + drawn.of("ror").hex(8));
    }
  }

  private static void keywords(ArrayNode keywords, Dice own) {
    var some = new LinkedHashSet<String>();
    for (var i = 0; i < 4; i++) some.add(own.of("keyword").of(i).pick(Words.KEYWORDS));
    some.forEach(keywords::add);
  }

  private void summary(ObjectNode summary, int dandiset, HeldVersion version) {
    var theme = lives.theme(dandiset);
    summary.put("schemaKey", "AssetsSummary");
    summary.put("numberOfBytes", version.bytes()).put("numberOfFiles", version.count());
    if (version.count() == 0) return;
    summary.put("numberOfSubjects", names.subjects(dandiset));
    if (theme == Theme.INTRACELLULAR) {
      summary.put("numberOfSamples", version.count()).put("numberOfCells", version.count());
    }
    named(summary.putArray("approach"), "ApproachType", theme.approaches());
    named(summary.putArray("measurementTechnique"), "MeasurementTechniqueType", theme.techniques());
    summary
        .putArray("dataStandard")
        .addObject()
        .put("schemaKey", "StandardsType")
        .put("identifier", "RRID:SCR_015242")
        .put("name", "Neurodata Without Borders (NWB)");
    var species = subjects.species(dandiset);
    for (var name : species.names()) {
      summary
          .withArray("species")
          .addObject()
          .put("schemaKey", "SpeciesType")
          .put("identifier", species.identifier())
          .put("name", name);
    }
    var variables = summary.putArray("variableMeasured");
    theme.always().stream().flatMap(part -> part.variables().stream()).forEach(variables::add);
  }

  private static void named(ArrayNode array, String schemaKey, List<String> names) {
    for (var name : names) array.addObject().put("name", name).put("schemaKey", schemaKey);
  }
}
