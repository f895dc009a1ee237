package dandex.sandbox.archive;

import java.util.List;

/// What kind of work a dandiset comes from.
// What its constants hold is unmodifiable, which their types do not tell.
@SuppressWarnings("ImmutableEnumChecker")
enum Theme {
  EXTRACELLULAR(
      "Extracellular recordings from %s during %s",
      "ecephys",
      List.of("electrophysiological approach", "behavioral approach"),
      List.of(
          "multi electrode extracellular electrophysiology recording technique",
          "spike sorting technique",
          "surgical technique",
          "signal filtering technique"),
      List.of(Part.ELECTRODES, Part.ELECTRICAL_SERIES, Part.UNITS),
      List.of(Part.LFP, Part.POSITION, Part.TRIALS, Part.EPOCHS)),
  OPTICAL(
      "Two-photon imaging of %s in %s",
      "ophys",
      List.of("microscopy approach; cell population imaging", "behavioral approach"),
      List.of("two-photon microscopy technique", "analytical technique", "surgical technique"),
      List.of(Part.TWO_PHOTON, Part.SEGMENTATION),
      List.of(Part.TRIALS, Part.POSITION, Part.EVENTS)),
  INTRACELLULAR(
      "Patch clamp recordings of %s under %s",
      "icephys",
      List.of("electrophysiological approach"),
      List.of("current clamp technique", "voltage clamp technique"),
      List.of(Part.PATCH_CLAMP),
      List.of(Part.IMAGES)),
  HUMAN(
      "Human single units of %s in %s",
      "ecephys",
      List.of("electrophysiological approach", "behavioral approach"),
      List.of(
          "spike sorting technique",
          "multi electrode extracellular electrophysiology recording technique"),
      List.of(Part.ELECTRODES, Part.UNITS, Part.TRIALS),
      List.of(Part.EVENTS, Part.IMAGES)),
  BEHAVIOR(
      "Behavior and %s in %s",
      "behavior",
      List.of("behavioral approach"),
      List.of("behavioral technique", "analytical technique"),
      List.of(Part.POSITION),
      List.of(Part.TRIALS, Part.EVENTS, Part.EPOCHS, Part.IMAGES)),
  /// Its images are zarrs, so it is never published.
  MICROSCOPY(
      "Light sheet microscopy of %s after %s",
      "SPIM",
      List.of("microscopy approach; cell population imaging"),
      List.of("light sheet microscopy", "histological technique"),
      List.of(Part.IMAGES),
      List.of());

  private final String title;
  private final String suffix;
  private final List<String> approaches;
  private final List<String> techniques;
  private final List<Part> always;
  private final List<Part> sometimes;

  Theme(
      String title,
      String suffix,
      List<String> approaches,
      List<String> techniques,
      List<Part> always,
      List<Part> sometimes) {
    this.title = title;
    this.suffix = suffix;
    this.approaches = approaches;
    this.techniques = techniques;
    this.always = always;
    this.sometimes = sometimes;
  }

  /// With two places to fill.
  String title() {
    return title;
  }

  /// What the names of its files end with, before the extension.
  String suffix() {
    return suffix;
  }

  List<String> approaches() {
    return approaches;
  }

  List<String> techniques() {
    return techniques;
  }

  List<Part> always() {
    return always;
  }

  List<Part> sometimes() {
    return sometimes;
  }
}
