package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long the program takes to start, by its launcher as users run it, beside the least that a
/// virtual machine takes. The median of several, taken in turns.
///
/// @param times of each
record StartRows(Stores stores, Launcher launcher, int times) {
  private static final List<List<String>> COMMANDS =
      List.of(List.of("--version"), List.of("--help"), List.of("status"), List.of("runs"));

  /// What is started, until it has ended or is ready.
  private interface Start {
    Program.Ended whole() throws IOException, InterruptedException;
  }

  List<Row> measure() throws IOException, InterruptedException {
    var starts = new ArrayList<Start>();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    starts.add(() -> ended(Program.line(Map.of(), List.of(java, "-version"))));
    starts.add(this::served);
    for (var command : COMMANDS) {
      starts.add(() -> ended(launcher.start(environment(), command.toArray(String[]::new))));
    }
    var ends = turns(starts);
    var floor = Timings.of(nanos(ends.getFirst()), 1).percentile(50);
    var rows = new ArrayList<Row>();
    rows.add(row("`serve`, until it answers that it is ready", ends.get(1), floor));
    for (var at = 0; at < COMMANDS.size(); at++) {
      rows.add(row("`%s`".formatted(String.join(" ", COMMANDS.get(at))), ends.get(at + 2), floor));
    }
    return rows;
  }

  private List<List<Program.Ended>> turns(List<Start> starts)
      throws IOException, InterruptedException {
    var ends = new ArrayList<List<Program.Ended>>();
    starts.forEach(_ -> ends.add(new ArrayList<>()));
    for (var time = 0; time < times; time++) {
      for (var at = 0; at < starts.size(); at++) ends.get(at).add(starts.get(at).whole());
    }
    return ends;
  }

  private Map<String, String> environment() {
    return stores.environment();
  }

  private static Program.Ended ended(Program program) throws IOException, InterruptedException {
    try (program) {
      return program.ended();
    }
  }

  private Program.Ended served() throws IOException, InterruptedException {
    try (var program = launcher.start(environment(), "serve", "--port", "0")) {
      var port = program.port();
      try (var line = new Line(port)) {
        line.ask(Line.request("GET", "/health/ready", "application/json", new byte[0]));
      }
      return program.now();
    }
  }

  private static Row row(String what, List<Program.Ended> ends, double floor) {
    return new Row(
        "start of " + what,
        Timings.of(nanos(ends), 1).percentile(50),
        "ms",
        "java -version",
        floor,
        null,
        most(ends));
  }

  private static long[] nanos(List<Program.Ended> ends) {
    return ends.stream().mapToLong(ended -> ended.after().toNanos()).toArray();
  }

  private static @Nullable Long most(List<Program.Ended> ends) {
    return ends.getLast().resident();
  }
}
