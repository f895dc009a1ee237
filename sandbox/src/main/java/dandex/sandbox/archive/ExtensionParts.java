package dandex.sandbox.archive;

import java.util.List;

/// Parts whose types a laboratory adds of its own.
final class ExtensionParts {
  private static final List<Extension> USUAL =
      List.of(Extension.POSE, Extension.EVENTS, Extension.FIBER_PHOTOMETRY, Extension.LAB_METADATA);

  private ExtensionParts() {}

  static void any(NwbDraft draft, Dice dice) {
    var extension = dice.of("namespace").pick(USUAL);
    draft.extend(extension);
    switch (extension) {
      case POSE -> pose(draft, described(draft, dice, extension, "PoseEstimation"));
      case EVENTS -> described(draft, dice, extension, "LabeledEvents");
      case FIBER_PHOTOMETRY -> {
        var table = described(draft, dice, extension, "FiberPhotometryTable");
        draft.data(extension.namespace(), "FiberColumn", table + "/fiber", "<f8", 20);
      }
      default -> described(draft, dice, extension, "LabMetaDataOfOurs");
    }
  }

  /// @return its path
  private static String described(NwbDraft draft, Dice dice, Extension extension, String type) {
    var path = "general/lab_meta_data/" + type;
    draft
        .object(path, extension.namespace(), type)
        .put("description", "added by the laboratory")
        .put("version", "0.1." + dice.of("version").below(9));
    return path;
  }

  private static void pose(NwbDraft draft, String path) {
    for (var part : List.of("nose", "left ear", "tail base")) {
      var series = path + "/" + part;
      draft.object(series, Extension.POSE.namespace(), "PoseEstimationSeries");
      draft.data(series + "/data", "<f4", 4000, 2);
    }
  }

  /// Series whose type extends one that extends `TimeSeries`.
  static void traces(NwbDraft draft, Dice dice) {
    var namespace = Extension.TESTLAB.namespace();
    draft.extend(Extension.TESTLAB);
    for (var type : List.of("LabTrace", "AnnotatedTrace")) {
      var path = "acquisition/" + type;
      draft.object(path, namespace, type).put("description", "a trace of our own");
      var samples = 200 + dice.of(type).below(4000);
      EphysParts.unit(draft.data(path + "/data", "<f4", samples), "volts");
      EphysParts.start(draft, path, 0, 400.0);
    }
  }
}
