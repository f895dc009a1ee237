package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// The command that measures.
@Command(
    name = "dandex bench",
    description = {
      "Measures the program beside a reference in the same run; prints a table of ratios.",
      "Ratios hold from machine to machine; figures do not."
    },
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "small, medium or large: 2,000, 20,000 or 200,000 assets (default: small).")
  private Scale.Name scale = Scale.Name.SMALL;

  @Option(names = "--json", description = "A list of objects on stdout instead of the table.")
  private boolean json;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description =
          "sync, lindi, mirror, cookbook, throughput, start, growth (default: all but growth; with"
              + " --filled not mirror either, which deletes the index and fills it anew).")
  private @Nullable Set<Part> only;

  @Option(
      names = "--growth",
      description =
          "Measure growth only: the same at 10,000, 100,000 and 1,000,000 assets, which takes an"
              + " hour. What was measured at a size is kept in DANDEX_HOME/bench.")
  private boolean growth;

  @Option(
      names = "--up-to",
      paramLabel = "ASSETS",
      description = "Leave out larger sizes of the growth.")
  private int upTo = Integer.MAX_VALUE;

  @Option(
      names = "--filled",
      description =
          "Measure on the stores of DANDEX_DATABASE_URL and DANDEX_ELASTICSEARCH_URL as they are,"
              + " instead of filling throw-away ones.")
  private boolean filled;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  Bench(Map<String, String> environment) {
    this.environment = environment;
  }

  public static void main(String[] arguments) {
    System.exit(line(System.getenv()).execute(arguments));
  }

  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new Bench(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Bench::failed);
  }

  /// What a store or a program that is measured says for itself takes one line, a bug all of its
  /// trace.
  private static int failed(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    var isTold = failure instanceof IOException || failure instanceof SQLException;
    if (!isTold) throw failure;
    line.getErr().println("dandex bench: " + String.valueOf(failure.getMessage()).strip());
    return line.getCommandSpec().exitCodeOnExecutionException();
  }

  /// What was measured is told also when something fails after it.
  @Override
  public Integer call() throws Exception {
    var parts = parts();
    var sizes = sizes();
    var rows = new ArrayList<Row>();
    try {
      measure(parts, sizes, rows);
      return 0;
    } finally {
      if (!rows.isEmpty()) tell(new Report(rows));
    }
  }

  private void tell(Report report) {
    System.out.println(json ? report.json() : report.table());
  }

  private void measure(Set<Part> parts, List<Integer> sizes, List<Row> rows) throws Exception {
    var home = Path.of(System.getProperty("dandex.default.home", ".dandex"));
    var folder = home.resolve("bench");
    var here = EnumSet.copyOf(parts);
    here.remove(Part.GROWTH);
    if (System.getProperty("dandex.launcher") != null) Launcher.ofThis().settle();
    if (!here.isEmpty()) {
      try (var stores = stores(home, here)) {
        var measuring = new Measuring(stores, folder, scale.scale(), filled);
        for (var part : here) {
          System.err.println("Measuring " + Part.names(Set.of(part)) + " …");
          rows.addAll(measuring.rows(part));
        }
      }
    }
    if (parts.contains(Part.GROWTH)) {
      rows.addAll(new Growth(home, folder, sizes, scale.scale().turn()).measure());
    }
  }

  private List<Integer> sizes() {
    var sizes = Growth.SIZES.stream().filter(size -> size <= upTo).toList();
    if (!sizes.isEmpty()) return sizes;
    throw new ParameterException(
        spec.commandLine(),
        "--up-to is %d; the least is %d".formatted(upTo, Growth.SIZES.getFirst()));
  }

  private Set<Part> parts() {
    if (growth && only != null) {
      throw new ParameterException(spec.commandLine(), "--growth and --only say two things");
    }
    if (growth) return EnumSet.of(Part.GROWTH);
    return only == null ? Part.usual(filled) : only;
  }

  private Stores stores(Path home, Set<Part> parts) throws Exception {
    if (filled)
      return Stores.at(
          variable("DANDEX_DATABASE_URL"),
          variable("DANDEX_ELASTICSEARCH_URL"),
          environment.getOrDefault("DANDEX_INDEX_PREFIX", Stores.PREFIX));
    var stores = Stores.throwAway(home);
    if (parts.stream().noneMatch(Part::needsContent)) return stores;
    try {
      System.err.printf(
          Locale.ROOT,
          "Filling Postgres and Elasticsearch with %,d assets …%n",
          scale.scale().assets());
      Filling.of(scale.scale()).fill(stores);
      return stores;
    } catch (Exception failure) {
      stores.close();
      throw failure;
    }
  }

  private String variable(String name) {
    var value = environment.get(name);
    if (value != null) return value;
    throw new ParameterException(spec.commandLine(), name + " is not set, which --filled needs");
  }
}
