package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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
  /// What can be measured.
  enum Part {
    COOKBOOK,
    THROUGHPUT,
    MIRROR
  }

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "small, medium or large: 2,000, 20,000 or 200,000 assets (default: small).")
  private Scale scale = Scale.SMALL;

  @Option(names = "--json", description = "A list of objects on stdout instead of the table.")
  private boolean json;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description =
          "cookbook, throughput, mirror (default: all; with --filled all but mirror, which deletes"
              + " the index and fills it anew).")
  private @Nullable Set<Part> only;

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
    if (!(failure instanceof IOException)) throw failure;
    line.getErr().println("dandex bench: " + failure.getMessage());
    return line.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws Exception {
    var home = Path.of(System.getProperty("dandex.default.home", ".dandex"));
    var parts = parts();
    var rows = new ArrayList<Row>();
    try (var stores = stores(home)) {
      if (parts.contains(Part.COOKBOOK))
        rows.addAll(new CookbookRows(stores, scale.turn()).measure());
      if (parts.contains(Part.THROUGHPUT)) {
        rows.addAll(new ThroughputRows(stores, home.resolve("bench"), scale.turn()).measure());
      }
      if (parts.contains(Part.MIRROR)) {
        rows.addAll(new MirrorRows(stores, home.resolve("bench")).measure());
      }
    }
    var report = new Report(rows);
    System.out.println(json ? report.json() : report.table());
    return 0;
  }

  private Set<Part> parts() {
    if (only != null) return only;
    return filled ? EnumSet.complementOf(EnumSet.of(Part.MIRROR)) : EnumSet.allOf(Part.class);
  }

  private Stores stores(Path home) throws Exception {
    if (filled)
      return Stores.at(
          variable("DANDEX_DATABASE_URL"),
          variable("DANDEX_ELASTICSEARCH_URL"),
          environment.getOrDefault("DANDEX_INDEX_PREFIX", Stores.PREFIX));
    var stores = Stores.throwAway(home);
    try {
      System.err.printf(
          Locale.ROOT, "Filling Postgres and Elasticsearch with %,d assets …%n", scale.assets());
      new Filling(scale).fill(stores);
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
