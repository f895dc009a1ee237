package dandex.app;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.IndexFacts;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunStatus;
import dandex.catalog.store.Holding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to be done next.
///
/// @param command to type
record NextStep(String command, String why) {
  /// The most pressing first; none where all goes on by itself.
  static List<NextStep> after(Status status) {
    var steps = new LinkedHashSet<NextStep>();
    steps.addAll(stores(status));
    var catalog = status.postgres().facts();
    if (catalog != null) {
      schema(catalog).ifPresentOrElse(steps::add, () -> steps.addAll(syncs(catalog.kept())));
      steps.addAll(index(status));
    }
    if (steps.isEmpty() && status.server() == null) {
      steps.add(new NextStep("dandex serve", "all is there to answer questions"));
    }
    return List.copyOf(steps);
  }

  private static List<NextStep> stores(Status status) {
    return Stream.of(status.postgres(), status.elasticsearch())
        .filter(found -> found instanceof Found.Away)
        .map(found ->
            ((Found.Away<?>) found).where() == null
                ? new NextStep("dandex up", "the local stack is not up")
                : new NextStep("dandex config", "says which stores are meant"))
        .distinct()
        .toList();
  }

  private static Optional<NextStep> schema(CatalogFacts catalog) {
    var schema = catalog.schema();
    if (schema == null || schema == catalog.wanted()) return Optional.empty();
    return Optional.of(
        schema < catalog.wanted()
            ? new NextStep("dandex runs", "brings the schema up to date, as any command does")
            : new NextStep("dandex --version", "the schema is of a newer program: use that one"));
  }

  private static List<NextStep> syncs(CatalogFacts.@Nullable Kept kept) {
    var first = new NextStep("dandex sync dandi", "nothing was synced yet");
    if (kept == null) return List.of(first);
    var steps = new ArrayList<NextStep>();
    for (var run : kept.dead()) steps.add(look(run, "died"));
    kept.runs().stream()
        .filter(run -> run.status() == RunStatus.FAILED)
        .forEach(run -> steps.add(look(run, "failed")));
    if (kept.queued() > 0) {
      steps.add(new NextStep("dandex work", kept.queued() + " requests wait for a worker"));
    }
    if (kept.of(Holding.DANDISETS) == 0 && !goesOn(kept, RunKind.DANDI)) steps.add(first);
    if (kept.of(Holding.LINDI_FILES) == 0
        && kept.of(Holding.ASSETS) > 0
        && !goesOn(kept, RunKind.LINDI)) {
      steps.add(new NextStep("dandex sync lindi", "no LINDI file was read yet"));
    }
    return steps;
  }

  private static boolean goesOn(CatalogFacts.Kept kept, RunKind kind) {
    return kept.runs().stream()
        .filter(run -> run.kind() == kind && run.status() == RunStatus.RUNNING)
        .anyMatch(run -> !kept.dead().contains(run));
  }

  private static NextStep look(Run run, String how) {
    var kind = run.kind().name().toLowerCase(Locale.ROOT);
    return new NextStep("dandex runs " + run.id(), "the last %s run %s".formatted(kind, how));
  }

  private static List<NextStep> index(Status status) {
    var kept = status.kept();
    var cluster = status.elasticsearch().facts();
    if (kept == null || cluster == null || kept.of(Holding.DANDISETS) == 0) return List.of();
    var steps = new ArrayList<NextStep>();
    var isCurrent = cluster.indices().stream().allMatch(IndexFacts::current);
    if (!isCurrent) {
      steps.add(new NextStep("dandex mirror rebuild", "the index was made of another mapping"));
    } else if (kept.rebuilding()) {
      steps.add(new NextStep("dandex mirror rebuild", "a rebuild is under way or was broken off"));
    }
    if (cluster.indices().size() < DocumentKind.values().length) {
      steps.add(new NextStep("dandex mirror", "there is no search index yet"));
    } else if (isCurrent && kept.backlog().pending() > 0) {
      steps.add(
          new NextStep(
              "dandex mirror",
              "%,d changes are not in the search index yet".formatted(kept.backlog().pending())));
    }
    if (kept.parked() > 0) {
      steps.add(
          new NextStep(
              "dandex mirror parked", "the index refuses %,d documents".formatted(kept.parked())));
    }
    return steps;
  }
}
