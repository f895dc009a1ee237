package dandex.sandbox.archive;

import java.util.List;

/// Parts that come from a microscope or a camera.
final class ImagingParts {
  private static final String PLANE = "general/optophysiology/imaging_plane";

  private ImagingParts() {}

  static void twoPhoton(NwbDraft draft, Dice dice) {
    draft.object("general/devices/microscope", "core", "Device").put("description", "two-photon");
    draft.object(PLANE, "core", "ImagingPlane").put("description", "layer 2/3");
    draft.softLink(PLANE + "/device", "general/devices/microscope");
    draft.text(PLANE + "/location", dice.of("location").pick(Words.REGIONS));
    if (dice.of("indicated").chance(85)) {
      draft.text(PLANE + "/indicator", dice.of("indicator").pick(Words.INDICATORS));
    }
    var rate = dice.of("rate").pick(List.of(30.0, 15.04, 7.5));
    draft.number(PLANE + "/imaging_rate", rate);
    for (var i = 0; i < 1 + dice.of("channels").below(3); i++) {
      draft.object(PLANE + "/channel" + i, "core", "OpticalChannel").put("description", "green");
      draft.number(PLANE + "/channel" + i + "/emission_lambda", 513 + i);
    }
    for (var i = 0; i < 1 + dice.of("series").below(3); i++) {
      var path = series(i);
      draft.object(path, "core", "TwoPhotonSeries").put("description", "imaging data");
      var frames = 100 + dice.of("frames").of(i).below(40_000L);
      EphysParts.unit(draft.data(path + "/data", "<u2", frames, 512, 512), "n.a.");
      if (dice.of("regular").chance(30)) EphysParts.start(draft, path, i, rate);
      else timestamps(draft, dice, i, frames);
      draft.softLink(path + "/imaging_plane", PLANE);
    }
  }

  /// Those of the first series; now and then the second one has a link to them, and the third one a
  /// link to that link.
  private static void timestamps(NwbDraft draft, Dice dice, int number, long frames) {
    var path = series(number) + "/timestamps";
    if (number == 0 || !dice.of("shared").chance(15)) draft.data(path, "<f8", frames);
    else draft.softLink(path, series(number - 1) + "/timestamps");
  }

  private static String series(int number) {
    return "acquisition/TwoPhotonSeries" + (number == 0 ? "" : "_" + number);
  }

  static void segmentation(NwbDraft draft, Dice dice) {
    BehaviorParts.module(draft, "ophys");
    draft.object("processing/ophys/ImageSegmentation", "core", "ImageSegmentation");
    var plane = "processing/ophys/ImageSegmentation/PlaneSegmentation";
    var rois = dice.of("rois").below(250);
    var table = new Table(draft, dice, plane, rois);
    if (dice.of("mask").chance(60)) table.ragged("voxel_mask", "<u4", rois * 30L);
    else table.wide("image_mask", "<f4", 512);
    if (dice.of("accepted").chance(50)) table.numbers("accepted", "<i8");
    table.done("core", "PlaneSegmentation", "output from segmenting", true);
    draft.softLink(plane + "/imaging_plane", PLANE);

    draft.object("processing/ophys/Fluorescence", "core", "Fluorescence");
    for (var i = 0; i < 1 + dice.of("responses").below(3); i++) {
      var path = "processing/ophys/Fluorescence/RoiResponseSeries" + i;
      draft.object(path, "core", "RoiResponseSeries").put("description", "fluorescence of rois");
      EphysParts.unit(draft.data(path + "/data", "<f8", 3000, rois), "lumens");
      var region = draft.data("hdmf-common", "DynamicTableRegion", path + "/rois", "<i8", rois);
      draft.reference(region, "table", plane);
    }
  }

  static void video(NwbDraft draft, Dice dice) {
    for (var i = 0; i < 1 + dice.of("cameras").below(3); i++) {
      var path = "acquisition/camera" + i;
      draft.object(path, "core", "ImageSeries").put("description", "video of camera " + i);
      draft.texts(path + "/external_file", List.of("./video_" + i + ".avi"));
      draft.data(path + "/timestamps", "<f8", 500 + dice.of("frames").of(i).below(9000));
    }
  }
}
