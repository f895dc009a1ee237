package dandex.indexer.run;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunError;
import dandex.catalog.run.RunStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people read of a run.
public final class Summary {
  private static final int ERRORS_SHOWN = 10;

  private Summary() {}

  /// Lines without line ends, when a run has ended: how it went, the figures in the order of
  /// reading, the first errors, what to do next.
  public static List<String> of(RunOutcome outcome) {
    var run = outcome.record();
    var lines = new ArrayList<String>();
    lines.add(head(run, run.started()));
    lines.addAll(Figures.columns(figures(run)));
    errors(run, ERRORS_SHOWN, lines);
    if (run.report().message() != null) lines.add("Reason: " + run.report().message());
    next(outcome, lines);
    return lines;
  }

  /// Lines without line ends, at any time: all that is on record.
  public static List<String> whole(Run run, Instant now) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Started", time(run.started()));
    if (run.finished() != null) facts.put("Finished", time(run.finished()));
    facts.put("Host", run.starter().host());
    facts.put(
        "Process", "pid %d, dandex %s".formatted(run.starter().pid(), run.starter().version()));
    facts.put("Options", run.options().text());
    facts.putAll(figures(run));
    var lines = new ArrayList<String>();
    lines.add(head(run, now));
    lines.addAll(Figures.columns(facts));
    errors(run, Integer.MAX_VALUE, lines);
    if (run.report().message() != null) lines.add("Reason: " + run.report().message());
    return lines;
  }

  private static String head(Run run, Instant now) {
    return "%s (%s, %s) %s %s %s"
        .formatted(
            run.id() == 0 ? "Dry run" : "Run " + run.id(),
            lower(run.kind().name()),
            run.scope(),
            lower(run.status().name()).replace('_', ' '),
            run.finished() == null ? "for" : "in",
            Span.of(run.took(now)));
  }

  private static Map<String, String> figures(Run run) {
    var figures = new LinkedHashMap<>(Figures.byThing(run.report().counts()));
    figures.put("Errors", Figures.grouped(run.report().errors().size()));
    return figures;
  }

  private static void errors(Run run, int shown, List<String> lines) {
    var errors = run.report().errors();
    errors.stream().limit(shown).forEach(error -> error(error, lines));
    if (errors.size() > shown) {
      lines.add("    … and %d more: dandex runs %d".formatted(errors.size() - shown, run.id()));
    }
  }

  private static void error(RunError error, List<String> lines) {
    lines.add("    " + error.subject() + ": " + error.message());
    if (error.url() != null) lines.add("      " + error.url());
  }

  private static void next(RunOutcome outcome, List<String> lines) {
    if (outcome.status() == RunStatus.CANCELLED) {
      lines.add("Next: run it again; it goes on with what is left.");
    } else if (outcome.exitCode() != 0) {
      lines.add("Next: run it again; what failed is tried again.");
    }
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
