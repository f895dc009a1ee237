package dandex.app;

import dandex.indexer.mirror.Comparison;
import dandex.indexer.mirror.Sample;
import dandex.indexer.mirror.Verify;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description =
        "Compares the search index with the catalog. Exit code 0 when they agree, 3 when not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (var database = surroundings.stores().database();
        var cluster = surroundings.stores().cluster()) {
      var prefix = surroundings.config().get().indexPrefix();
      var verification = new Verify(database, cluster, prefix).verify();
      verification.comparisons().forEach(this::show);
      return verification.exitCode();
    }
  }

  private void show(Comparison comparison) {
    surroundings
        .console()
        .answer(
            "%-8s  %,d rows, %,d missing, %,d stale, %,d surplus"
                .formatted(
                    comparison.kind().name().toLowerCase(Locale.ROOT),
                    comparison.rows(),
                    comparison.missing().count(),
                    comparison.stale().count(),
                    comparison.surplus().count()));
    show("missing", comparison.missing());
    show("stale", comparison.stale());
    show("surplus", comparison.surplus());
  }

  private void show(String how, Sample sample) {
    sample.first().forEach(key -> surroundings.console().answer("  " + how + " " + key));
  }
}
