package dandex.indexer.run;

import dandex.catalog.run.RunError;
import dandex.catalog.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What people read when a run has ended.
public final class Summary {
  private static final int ERRORS_SHOWN = 10;

  private Summary() {}

  /// Lines without line ends: how it went, the figures in the order of reading, the first errors,
  /// what to do next.
  public static List<String> of(RunOutcome outcome) {
    var lines = new ArrayList<String>();
    lines.add(
        "Run %d (%s) %s in %s"
            .formatted(
                outcome.run(),
                lower(outcome.kind().name()),
                lower(outcome.status().name()).replace('_', ' '),
                span(outcome.took())));
    var counts = outcome.report().counts();
    var width = counts.keySet().stream().mapToInt(name -> spaced(name).length()).max().orElse(0);
    counts.forEach(
        (name, count) -> lines.add("  " + pad(spaced(name), width) + "  " + grouped(count)));
    if (outcome.report().message() != null) lines.add("Reason: " + outcome.report().message());
    errors(outcome.report().errors(), lines);
    next(outcome, lines);
    return lines;
  }

  private static void errors(List<RunError> errors, List<String> lines) {
    if (errors.isEmpty()) return;
    lines.add(errors.size() == 1 ? "1 error:" : grouped(errors.size()).strip() + " errors:");
    errors.stream()
        .limit(ERRORS_SHOWN)
        .forEach(error -> lines.add("  " + error.subject() + ": " + error.message()));
    if (errors.size() > ERRORS_SHOWN) {
      lines.add("  … and " + (errors.size() - ERRORS_SHOWN) + " more, on record with the run");
    }
  }

  private static void next(RunOutcome outcome, List<String> lines) {
    if (outcome.status() == RunStatus.CANCELLED) {
      lines.add("Next: run it again; it goes on with what is left.");
    } else if (outcome.exitCode() != 0) {
      lines.add("Next: run it again; what failed is tried again.");
    }
  }

  /// `assetsAdded` becomes `Assets added`.
  private static String spaced(String name) {
    var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String span(Duration took) {
    if (took.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
    return took.toHours() == 0
        ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
        : "%d h %d min".formatted(took.toHours(), took.toMinutesPart());
  }

  private static String grouped(long figure) {
    return String.format(Locale.ROOT, "%,15d", figure);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
