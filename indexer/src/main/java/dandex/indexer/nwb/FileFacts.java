package dandex.indexer.nwb;

import dandex.catalog.NwbFile;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file says of itself, from where the NWB schema has it.
final class FileFacts {
  private static final String GENERAL = "general/";
  private static final String SUBJECT = GENERAL + "subject/";
  private static final String ELECTRODES = GENERAL + "extracellular_ephys/electrodes";
  private static final String PIPETTES = GENERAL + "intracellular_ephys";
  private static final String PLANES = GENERAL + "optophysiology";

  private final Hierarchy hierarchy;
  private final Extensions extensions;
  private final Texts texts;
  private final List<NwbObject> objects;

  FileFacts(Hierarchy hierarchy, Extensions extensions, Chunks chunks, List<NwbObject> objects) {
    this.hierarchy = hierarchy;
    this.extensions = extensions;
    this.texts = new Texts(chunks);
    this.objects = objects;
  }

  NwbFile file() {
    return new NwbFile(
        nwbVersion(),
        texts.one("identifier"),
        texts.one(GENERAL + "session_id"),
        texts.story("session_description"),
        texts.one("session_start_time"),
        texts.each(GENERAL + "experimenter"),
        texts.one(GENERAL + "lab"),
        texts.one(GENERAL + "institution"),
        texts.each(GENERAL + "keywords"),
        subject(),
        Texts.distinct(names(GENERAL + "devices").toList()),
        rows(ELECTRODES),
        electrodeLocations(),
        texts.each(ELECTRODES + "/group_name"),
        texts.each(within(PLANES, "location")),
        texts.each(within(PLANES, "indicator")),
        rowsOfType("Units"),
        rowsOfType("PlaneSegmentation"),
        samplingRates(),
        extensions.all(),
        topLevel(),
        (int) hierarchy.all().stream().filter(node -> !node.isLink()).count());
  }

  private @Nullable String nwbVersion() {
    var attribute =
        hierarchy.at(NodePath.ROOT).map(root -> root.attributes().word("nwb_version")).orElse(null);
    return attribute == null ? texts.one("nwb_version") : attribute;
  }

  private NwbSubject subject() {
    return new NwbSubject(
        texts.one(SUBJECT + "subject_id"),
        texts.one(SUBJECT + "species"),
        texts.one(SUBJECT + "sex"),
        texts.one(SUBJECT + "age"),
        texts.one(SUBJECT + "genotype"),
        texts.one(SUBJECT + "strain"));
  }

  /// Of those in the table, and of pipettes.
  private List<String> electrodeLocations() {
    var locations = new ArrayList<>(texts.each(ELECTRODES + "/location"));
    locations.addAll(texts.each(within(PIPETTES, "location")));
    return Texts.distinct(locations);
  }

  private List<Double> samplingRates() {
    return hierarchy.all().stream()
        .filter(node -> node.isDataset() && node.isNamed("starting_time"))
        .map(node -> node.attributes().value("rate").number())
        .filter(Objects::nonNull)
        .filter(Double::isFinite)
        .distinct()
        .sorted()
        .toList();
  }

  private List<String> topLevel() {
    return below(NodePath.ROOT).filter(node -> !node.isDataset()).map(Node::name).sorted().toList();
  }

  private @Nullable Long rows(String path) {
    return objects.stream()
        .filter(object -> object.path().equals(path))
        .map(NwbObject::rows)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Of all tables of the type; null where there is none.
  private @Nullable Long rowsOfType(String type) {
    return objects.stream()
        .filter(object -> object.neurodataType().equals(type) || object.ancestors().contains(type))
        .map(NwbObject::rows)
        .filter(Objects::nonNull)
        .reduce(Math::addExact)
        .orElse(null);
  }

  private Stream<String> names(String path) {
    return below(path).map(Node::name);
  }

  /// What stands just below, links left out.
  private Stream<Node> below(String path) {
    return hierarchy.all().stream()
        .filter(node -> NodePath.isChild(node.path(), path) && !node.isLink());
  }

  /// Paths of the datasets of this name in whatever stands just below.
  private Stream<String> within(String path, String name) {
    return names(path).map(one -> NodePath.child(NodePath.child(path, one), name));
  }
}
