package dandex.sandbox.archive;

import java.util.List;

/// Something that an NWB file may hold.
// What its constants hold is unmodifiable, which their types do not tell.
@SuppressWarnings("ImmutableEnumChecker")
enum Part {
  ELECTRODES(EphysParts::electrodes, "ElectrodeGroup"),
  ELECTRICAL_SERIES(EphysParts::electricalSeries, "ElectricalSeries"),
  LFP(EphysParts::lfp, "LFP", "ElectricalSeries"),
  UNITS(EphysParts::units, "Units"),
  PATCH_CLAMP(EphysParts::patchClamp, "CurrentClampSeries", "VoltageClampSeries"),
  TWO_PHOTON(ImagingParts::twoPhoton, "TwoPhotonSeries", "OpticalChannel", "ImagingPlane"),
  SEGMENTATION(ImagingParts::segmentation, "PlaneSegmentation"),
  IMAGES(ImagingParts::video, "ImageSeries"),
  POSITION(BehaviorParts::position, "Position", "SpatialSeries"),
  TRIALS(BehaviorParts::trials),
  EPOCHS(BehaviorParts::epochs),
  EVENTS(BehaviorParts::events, "BehavioralEvents"),
  EXTENSION(ExtensionParts::any),
  TRACES(ExtensionParts::traces);

  /// How a part is drawn into a file.
  interface Drawing {
    void into(NwbDraft draft, Dice dice);
  }

  private final Drawing drawing;
  private final List<String> variables;

  Part(Drawing drawing, String... variables) {
    this.drawing = drawing;
    this.variables = List.of(variables);
  }

  /// What the metadata of an asset with this part say is measured.
  List<String> variables() {
    return variables;
  }

  void into(NwbDraft draft, Dice dice) {
    drawing.into(draft, dice.of(name()));
  }
}
