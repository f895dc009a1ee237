package dandex.server.graphql;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.server.find.Marker;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text of an answer in which what was searched for is marked. Made of the rows that are shown,
/// so that it is as true as they are.
record Highlight(String field, List<Marker.Part> parts) {
  private static final int MOST = 10;

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Highlight", Highlight.class)
            .field("field", Highlight::field)
            .field("parts", Highlight::parts)
            .build());
    wiring.type(
        TypeFields.of("HighlightPart", Marker.Part.class)
            .field("text", Marker.Part::text)
            .field("matched", Marker.Part::matched)
            .build());
  }

  /// @param node an [AssetNode] or a [DandisetNode]
  /// @param text what was searched for; null where nothing was
  static List<Highlight> of(Object node, @Nullable String text) {
    if (text == null) return List.of();
    return switch (node) {
      case AssetNode asset -> new Search(text).asset(asset);
      case DandisetNode dandiset -> new Search(text).dandiset(dandiset);
      default -> throw new IllegalStateException("nobody searches for " + node);
    };
  }

  private static final class Search {
    private final Marker marker;
    private final List<Highlight> found = new ArrayList<>();

    Search(String text) {
      marker = new Marker(text);
    }

    List<Highlight> asset(AssetNode node) {
      in("PATH", node.places().stream().map(place -> place.path()).distinct());
      in("SUBJECT", node.asset().topics().subjects().stream());
      in("NEURODATA_TYPE", node.page().neurodataTypes(node.asset().id()).stream());
      topics(node.asset().topics());
      var file = node.page().file(node.asset().id());
      if (file != null) {
        in("SESSION_DESCRIPTION", Stream.ofNullable(file.sessionDescription()));
        in("EXPERIMENTER", file.experimenters().stream());
        in("LAB", Stream.ofNullable(file.lab()));
        in("INSTITUTION", Stream.ofNullable(file.institution()));
        in("KEYWORD", file.keywords().stream());
        in("DEVICE", file.devices().stream());
        in("INDICATOR", file.indicators().stream());
        in("ELECTRODE_LOCATION", file.electrodeLocations().stream());
        in("IMAGING_LOCATION", file.imagingLocations().stream());
      }
      return most();
    }

    List<Highlight> dandiset(DandisetNode node) {
      in("IDENTIFIER", Stream.of(node.id().toString()));
      in("NAME", Stream.of(node.shown().name()));
      in("DESCRIPTION", Stream.ofNullable(node.shown().description()));
      in("KEYWORD", node.shown().keywords().stream());
      in("CONTRIBUTOR", node.shown().contributors().stream());
      topics(node.shown().topics());
      return most();
    }

    private void topics(Topics topics) {
      in("SPECIES", topics.species().stream().map(Term::name));
      in("APPROACH", topics.approaches().stream().map(Term::name));
      in("MEASUREMENT_TECHNIQUE", topics.measurementTechniques().stream().map(Term::name));
      in("VARIABLE_MEASURED", topics.variablesMeasured().stream());
    }

    private void in(String field, Stream<String> texts) {
      texts
          .map(marker::parts)
          .filter(parts -> !parts.isEmpty())
          .forEach(parts -> found.add(new Highlight(field, parts)));
    }

    /// Those first that say something new, so that many paths do not crowd out all else.
    private List<Highlight> most() {
      var shown = new HashSet<List<Object>>();
      var byNews = found.stream().collect(partitioningBy(one -> shown.add(one.news())));
      return Stream.concat(
              Objects.requireNonNull(byNews.get(true)).stream(),
              Objects.requireNonNull(byNews.get(false)).stream())
          .limit(MOST)
          .toList();
    }
  }

  /// Which words it shows of which field.
  private List<Object> news() {
    var words =
        parts.stream()
            .filter(Marker.Part::matched)
            .map(part -> part.text().toLowerCase(Locale.ROOT))
            .collect(toSet());
    return List.of(field, words);
  }
}
