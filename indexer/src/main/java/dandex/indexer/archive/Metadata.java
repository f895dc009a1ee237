package dandex.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads metadata of the dandischema, of whatever release and however far from valid: drafts need
/// not be. What is missing or of another type than it should be is passed over.
final class Metadata {
  private Metadata() {}

  /// Topics of an asset.
  static Topics ofAsset(JsonNode asset) {
    var participants = each(asset.path("wasAttributedTo")).toList();
    return new Topics(
        terms(participants.stream().map(who -> who.path("species"))),
        terms(participants.stream().map(who -> who.path("sex"))),
        distinct(participants.stream().flatMap(who -> texts(who.path("identifier")))),
        terms(Stream.of(asset.path("approach"))),
        terms(Stream.of(asset.path("measurementTechnique"))),
        variables(asset.path("variableMeasured")));
  }

  /// Topics of a version, from its assets summary.
  static Topics ofVersion(JsonNode version) {
    var summary = version.path("assetsSummary");
    return new Topics(
        terms(Stream.of(summary.path("species"))),
        List.of(),
        List.of(),
        terms(Stream.of(summary.path("approach"))),
        terms(Stream.of(summary.path("measurementTechnique"))),
        variables(summary.path("variableMeasured")));
  }

  /// Words, where a list of words is expected; one alone is a list too.
  static List<String> words(JsonNode node) {
    return distinct(each(node).flatMap(Metadata::texts));
  }

  static List<String> names(JsonNode node) {
    return distinct(each(node).flatMap(named -> texts(named.path("name"))));
  }

  /// A string, or a number or truth value written as one; null where there is none, or a blank one.
  static @Nullable String text(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) return null;
    var text = node.asText();
    return text.isBlank() ? null : text;
  }

  /// `[{"schemaKey": "PropertyValue", "value": "LFP"}]` in assets, `["LFP"]` in summaries.
  private static List<String> variables(JsonNode node) {
    return distinct(each(node).flatMap(v -> texts(v.isObject() ? v.path("value") : v)));
  }

  private static List<Term> terms(Stream<JsonNode> nodes) {
    return distinct(nodes.flatMap(Metadata::each).flatMap(node -> Stream.ofNullable(term(node))));
  }

  private static Stream<String> texts(JsonNode node) {
    return Stream.ofNullable(text(node));
  }

  private static @Nullable Term term(JsonNode node) {
    var name = text(node.isObject() ? node.path("name") : node);
    var identifier = text(node.path("identifier"));
    if (name == null) return identifier == null ? null : new Term(identifier, identifier);
    return new Term(name, identifier);
  }

  /// The elements of an array; what is no array counts as its only element.
  private static Stream<JsonNode> each(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) return Stream.empty();
    if (!node.isArray()) return Stream.of(node);
    return StreamSupport.stream(node.spliterator(), false).filter(part -> !part.isNull());
  }

  private static <T> List<T> distinct(Stream<T> found) {
    return List.copyOf(new LinkedHashSet<>(found.toList()));
  }
}
