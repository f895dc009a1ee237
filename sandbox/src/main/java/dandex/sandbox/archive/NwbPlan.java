package dandex.sandbox.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is in the NWB file of an asset; the asset's metadata and its LINDI file are both told from
/// it.
record NwbPlan(Dice dice, List<Part> parts) {
  static NwbPlan of(Theme theme, UUID asset) {
    var dice = new Dice(0).of(asset);
    var parts = new ArrayList<>(theme.always());
    for (var part : theme.sometimes()) {
      if (dice.of(part.name()).chance(55)) parts.add(part);
    }
    if (dice.of("extension").chance(15)) parts.add(Part.EXTENSION);
    if (dice.of("traces").chance(5)) parts.add(Part.TRACES);
    return new NwbPlan(dice, parts);
  }

  /// The types that the archive tells of as measured.
  List<String> variables() {
    return parts.stream().flatMap(part -> part.variables().stream()).distinct().toList();
  }
}
