package dandex.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Loads that are measured turn by turn, so that what drifts drifts for all of them.
record Contest(List<? extends Contestant> loads) {
  private static final int ROUNDS = 5;

  /// @param warming for which each goes on before, as a virtual machine that was just started is
  ///   another program
  /// @param turn of each load in each round
  List<Timings> run(Duration warming, Duration turn) throws IOException, InterruptedException {
    for (var load : loads) load.run(warming);
    var timings = new ArrayList<Timings>();
    for (var load : loads) timings.add(load.run(turn));
    for (var round = 1; round < ROUNDS; round++) {
      for (var at = 0; at < loads.size(); at++) {
        timings.set(at, timings.get(at).and(loads.get(at).run(turn)));
      }
    }
    return timings;
  }
}
