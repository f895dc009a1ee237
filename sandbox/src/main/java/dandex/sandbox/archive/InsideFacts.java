package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds in an NWB file what it says of itself.
final class InsideFacts {
  private static final String ELECTRODES = "general/extracellular_ephys/electrodes";
  private static final String SUBJECT = "general/subject/";
  private static final Set<String> COMMON = Set.of("core", "hdmf-common", "hdmf-experimental");

  private final Inside inside;
  private final List<KnownItem> items;
  private final List<KnownObject> objects;

  InsideFacts(Inside inside) {
    this.inside = inside;
    this.items = inside.items();
    this.objects = inside.objects();
  }

  KnownFile told() {
    return new KnownFile(
        inside.isWhole(),
        nwbVersion(),
        text("identifier"),
        text("general/session_id"),
        text("session_description"),
        text("session_start_time"),
        inside.texts("general/experimenter"),
        text("general/lab"),
        text("general/institution"),
        inside.texts("general/keywords"),
        subject(),
        names("general/devices"),
        rows(object -> object.path().equals(ELECTRODES)),
        distinct(Stream.of(ELECTRODES + "/location")),
        distinct(Stream.of(ELECTRODES + "/group_name")),
        distinct(paths("ImagingPlane").map(plane -> plane + "/location")),
        distinct(paths("ImagingPlane").map(plane -> plane + "/indicator")),
        rows(object -> object.path().equals("units") && object.shape() == null),
        rows(object -> object.neurodataType().equals("PlaneSegmentation")),
        samplingRates(),
        extensions());
  }

  private @Nullable String nwbVersion() {
    var version = inside.attributes("/").path("nwb_version");
    return version.isTextual() ? version.asText() : text("nwb_version");
  }

  private KnownSubject subject() {
    return new KnownSubject(
        text(SUBJECT + "subject_id"),
        text(SUBJECT + "species"),
        text(SUBJECT + "sex"),
        text(SUBJECT + "age"),
        text(SUBJECT + "genotype"),
        text(SUBJECT + "strain"));
  }

  private @Nullable String text(String path) {
    var texts = inside.texts(path);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  private Set<String> distinct(Stream<String> paths) {
    return paths
        .flatMap(path -> inside.texts(path).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> paths(String type) {
    return objects.stream()
        .filter(object -> object.neurodataType().equals(type))
        .map(KnownObject::path);
  }

  /// Names of the groups in a group.
  private Set<String> names(String path) {
    return groups(path).map(KnownItem::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<KnownItem> groups(String path) {
    return items.stream()
        .filter(item -> item.kind() == KnownItem.Kind.GROUP && item.parent().equals(path));
  }

  private @Nullable Long rows(Predicate<KnownObject> which) {
    Long all = null;
    for (var object : objects) {
      var rows = object.rows();
      if (rows != null && which.test(object)) all = rows + (all == null ? 0 : all);
    }
    return all;
  }

  private Set<Double> samplingRates() {
    return items.stream()
        .filter(
            item -> item.kind() == KnownItem.Kind.DATASET && item.name().equals("starting_time"))
        .map(item -> inside.attributes(item.path()).path("rate"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asDouble)
        .filter(Double::isFinite)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<KnownExtension> extensions() {
    var found = new LinkedHashSet<KnownExtension>();
    groups("specifications")
        .filter(namespace -> !COMMON.contains(namespace.name()))
        .forEach(namespace ->
            groups(namespace.path())
                .forEach(
                    version -> found.add(new KnownExtension(namespace.name(), version.name()))));
    return found.stream()
        .sorted(Comparator.comparing(KnownExtension::name).thenComparing(KnownExtension::version))
        .toList();
  }
}
