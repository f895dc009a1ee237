package dandex.bench;

import dandex.sandbox.archive.Archive;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// What an archive was asked, to be asked again by nothing but sending it.
///
/// @param targets the oldest first
record Asked(int port, List<String> targets) {
  private static final int TIMES = 5;

  /// What it remembers.
  static Asked of(Archive archive) {
    var targets = archive.requests().latest().stream().map(line -> line.split(" ", 3)[1]).toList();
    return new Asked(URI.create(archive.url()).getPort(), targets);
  }

  /// How long all of it takes over one connection, the median of a few times.
  double againMillis() throws IOException {
    try (var line = new Line(port)) {
      var nanos = new long[TIMES];
      for (var time : IntStream.range(0, TIMES).toArray()) {
        var begun = System.nanoTime();
        for (var target : targets) {
          line.ask(Line.request("GET", target, "application/json", new byte[0]));
        }
        nanos[time] = System.nanoTime() - begun;
      }
      return Timings.of(nanos, 1).percentile(50);
    }
  }
}
