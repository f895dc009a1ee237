package dandex.app;

import dandex.indexer.mirror.Comparison;
import dandex.indexer.mirror.Sample;
import dandex.indexer.mirror.VerifyOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description =
        "Compares the search index with the catalog. Exit code 0 when they agree, 3 when not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--repair",
      description =
          "Deliver again what is missing, stale or surplus. Exit code 0 when that was done, 3 when"
              + " some of it could not be.")
  private boolean repair;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Consumer<Comparison> told = output.isForScripts() ? _ -> {} : this::show;
    return Work.with(surroundings, progress)
        .waiting(wait)
        .telling(output)
        .doing(indexing -> indexing.verify(new VerifyOptions(repair), told));
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
