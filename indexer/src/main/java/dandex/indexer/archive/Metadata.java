package dandex.indexer.archive;

import dandex.catalog.Term;
import dandex.catalog.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads metadata of the dandischema, of whatever release and however far from valid: drafts need
/// not be. What is missing is passed over; what is of another type than it should be is lifted
/// where that makes sense, and noted as odd where not.
final class Metadata {
  /// The fields of an asset's metadata from which anything is lifted here or by [Nouns].
  static final Set<String> LIFTED_FROM_ASSETS =
      Set.of(
          "encodingFormat",
          "wasAttributedTo",
          "approach",
          "measurementTechnique",
          "variableMeasured");

  private static final String NAME = "a name";

  private Metadata() {}

  /// Topics of an asset.
  static Topics ofAsset(Spot asset) {
    var participants =
        asset.at("wasAttributedTo").each().flatMap(who -> who.object("a participant")).toList();
    return new Topics(
        terms(participants.stream().map(who -> who.at("species"))),
        terms(participants.stream().map(who -> who.at("sex"))),
        distinct(participants.stream().flatMap(who -> who.at("identifier").texts("an identifier"))),
        terms(Stream.of(asset.at("approach"))),
        terms(Stream.of(asset.at("measurementTechnique"))),
        variables(asset.at("variableMeasured")));
  }

  /// Topics of a version, from its assets summary.
  static Topics ofVersion(Spot version) {
    return version
        .at("assetsSummary")
        .object("an object")
        .findFirst()
        .map(summary ->
            new Topics(
                terms(Stream.of(summary.at("species"))),
                List.of(),
                List.of(),
                terms(Stream.of(summary.at("approach"))),
                terms(Stream.of(summary.at("measurementTechnique"))),
                variables(summary.at("variableMeasured"))))
        .orElse(Topics.NONE);
  }

  /// Words, where a list of words is expected; one alone is a list too.
  static List<String> words(Spot spot) {
    return distinct(spot.each().flatMap(word -> word.texts("a word")));
  }

  static List<String> names(Spot spot) {
    return distinct(spot.each().flatMap(named -> Stream.ofNullable(name(named))));
  }

  /// `[{"schemaKey": "PropertyValue", "value": "LFP"}]` in assets, `["LFP"]` in summaries.
  private static List<String> variables(Spot spot) {
    return distinct(
        spot.each()
            .map(variable -> variable.node().isObject() ? variable.at("value") : variable)
            .flatMap(value -> value.texts("a variable")));
  }

  private static List<Term> terms(Stream<Spot> spots) {
    return distinct(spots.flatMap(Spot::each).flatMap(spot -> Stream.ofNullable(term(spot))));
  }

  private static @Nullable Term term(Spot spot) {
    var name = name(spot);
    var identifier = spot.at("identifier").text("an identifier");
    if (name == null) return identifier == null ? null : new Term(identifier, identifier);
    return new Term(name, identifier);
  }

  /// Of something that has a name, or is nothing but one.
  private static @Nullable String name(Spot spot) {
    if (spot.node().isObject()) return spot.at("name").text(NAME);
    if (spot.node().isTextual()) return spot.text(NAME);
    spot.odd(NAME);
    return null;
  }

  private static <T> List<T> distinct(Stream<T> found) {
    return List.copyOf(new LinkedHashSet<>(found.toList()));
  }
}
