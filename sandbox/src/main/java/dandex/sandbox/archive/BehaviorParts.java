package dandex.sandbox.archive;

import java.util.List;

/// Parts that tell what the subject did.
final class BehaviorParts {
  private BehaviorParts() {}

  static void module(NwbDraft draft, String name) {
    var path = "processing/" + name;
    if (draft.has(path)) return;
    draft.object(path, "core", "ProcessingModule").put("description", "processed " + name);
  }

  static void position(NwbDraft draft, Dice dice) {
    module(draft, "behavior");
    draft.object("processing/behavior/Position", "core", "Position");
    for (var i = 0; i < 1 + dice.of("series").below(5); i++) {
      var path = "processing/behavior/Position/SpatialSeries" + i;
      draft.object(path, "core", "SpatialSeries").put("description", "(x,y) position");
      var samples = 300 + dice.of("samples").of(i).below(50_000);
      EphysParts.unit(draft.data(path + "/data", "<f8", samples, 2), "meters");
      draft.data(path + "/timestamps", "<f8", samples);
      draft.text(path + "/reference_frame", "(0,0) is the top left corner");
    }
  }

  static void trials(NwbDraft draft, Dice dice) {
    var table =
        new Table(draft, dice, "intervals/trials", 1 + dice.of("rows").below(200))
            .numbers("start_time", "<f8")
            .numbers("stop_time", "<f8")
            .texts("condition", List.of("left", "right", "no response"));
    if (dice.of("correct").chance(50)) table.numbers("is_correct", "|u1");
    if (dice.of("timeseries").chance(30)) table.timeSeries("acquisition/ElectricalSeries");
    table.done("core", "TimeIntervals", "experimental trials", !dice.of("anonymous").chance(4));
  }

  static void epochs(NwbDraft draft, Dice dice) {
    new Table(draft, dice, "intervals/epochs", 1 + dice.of("rows").below(12))
        .numbers("start_time", "<f8")
        .numbers("stop_time", "<f8")
        .ragged("tags", "<i8", 20)
        .done("core", "TimeIntervals", "experimental epochs", true);
  }

  static void events(NwbDraft draft, Dice dice) {
    module(draft, "behavior");
    draft.object("processing/behavior/BehavioralEvents", "core", "BehavioralEvents");
    for (var name : List.of("licks", "rewards", "presses")) {
      if (dice.of(name).chance(30)) continue;
      var path = "processing/behavior/BehavioralEvents/" + name;
      draft.object(path, "core", "TimeSeries").put("description", name);
      var count = dice.of(name).of(1).below(3000);
      EphysParts.unit(draft.data(path + "/data", "<i8", count), "n.a.");
      if (dice.of(name).of("shared").chance(4)) {
        // What it shares is not always there.
        draft.softLink(
            path + "/timestamps", "processing/behavior/BehavioralEvents/licks/timestamps");
      } else draft.data(path + "/timestamps", "<f8", count);
    }
  }
}
