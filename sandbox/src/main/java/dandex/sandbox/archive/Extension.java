package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A schema that laboratories add to the common ones.
// What its constants hold is unmodifiable, which their types do not tell.
@SuppressWarnings("ImmutableEnumChecker")
enum Extension {
  POSE(
      "ndx-pose",
      "0.2.0",
      "neurodata_type",
      group("PoseEstimation", "NWBDataInterface", group("PoseEstimationSeries", "SpatialSeries"))),
  EVENTS(
      "ndx-events",
      "0.2.0",
      "neurodata_type",
      group("Events", "NWBDataInterface"),
      group("LabeledEvents", "Events")),
  /// Says it in the words of hdmf-common.
  FIBER_PHOTOMETRY(
      "ndx-fiber-photometry",
      "0.1.0",
      "data_type",
      group("FiberPhotometryTable", "DynamicTable", dataset("FiberColumn", "VectorData"))),
  LAB_METADATA(
      "ndx-lab-metadata", "0.1.0", "neurodata_type", group("LabMetaDataOfOurs", "LabMetaData")),
  /// Its types stand in the order opposite to what they extend.
  TESTLAB(
      "ndx-testlab",
      "0.2.0",
      "neurodata_type",
      group("AnnotatedTrace", "LabTrace"),
      group("LabTrace", "TimeSeries"));

  private final String namespace;
  private final String version;
  private final String words;
  private final List<Type> types;

  /// @param within types that are defined inside this one
  private record Type(boolean isGroup, String name, String extended, List<Type> within) {}

  Extension(String namespace, String version, String words, Type... types) {
    this.namespace = namespace;
    this.version = version;
    this.words = words;
    this.types = List.of(types);
  }

  String namespace() {
    return namespace;
  }

  String version() {
    return version;
  }

  /// The name of the text that defines its types.
  String source() {
    return namespace + ".extensions";
  }

  /// What each of its types extends, nearest first, up to one that is not its own.
  Map<String, List<String>> ancestors() {
    var parents = new LinkedHashMap<String, String>();
    parents(types, parents);
    var ancestors = new LinkedHashMap<String, List<String>>();
    for (var type : parents.keySet()) {
      var above = new ArrayList<String>();
      for (@Nullable String one = parents.get(type); one != null; one = parents.get(one)) {
        above.add(one);
      }
      ancestors.put(type, above);
    }
    return ancestors;
  }

  /// The text that defines its types.
  ObjectNode definition() {
    var definition = Json.object();
    types.forEach(type -> define(definition.withArray("groups"), type));
    return definition;
  }

  private void define(ArrayNode among, Type type) {
    var told = among.addObject().put("doc", "What the laboratory calls a " + type.name() + ".");
    told.put(words + "_def", type.name()).put(words + "_inc", type.extended());
    if (!type.isGroup()) return;
    var datasets = told.putArray("datasets");
    // One that is only used here, not defined.
    datasets
        .addObject()
        .put("name", "notes")
        .put(words + "_inc", "VectorData")
        .put("doc", "Notes.");
    for (var inner : type.within()) {
      define(inner.isGroup() ? told.withArray("groups") : datasets, inner);
    }
  }

  private static void parents(List<Type> types, Map<String, String> parents) {
    for (var type : types) {
      parents.put(type.name(), type.extended());
      parents(type.within(), parents);
    }
  }

  private static Type group(String name, String extended, Type... within) {
    return new Type(true, name, extended, List.of(within));
  }

  private static Type dataset(String name, String extended) {
    return new Type(false, name, extended, List.of());
  }
}
