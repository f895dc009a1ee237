package dandex.app;

import dandex.catalog.document.IndexFacts;
import dandex.catalog.run.Run;
import dandex.catalog.store.Amount;
import dandex.catalog.store.Holding;
import dandex.indexer.run.Size;
import dandex.indexer.run.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A status as people read it: what is there in a column, then what to do next.
final class StatusLines {
  private static final int HASH = 8;

  private final Status status;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  private StatusLines(Status status, Instant now) {
    this.status = status;
    this.now = now;
  }

  /// Lines without line ends.
  static List<String> of(Status status, Instant now) {
    var lines = new StatusLines(status, now);
    lines.postgres();
    lines.elasticsearch();
    var kept = status.kept();
    if (kept != null) lines.work(kept);
    lines.rest();
    lines.next();
    return lines.lines;
  }

  private void postgres() {
    say("Postgres", found(status.postgres()));
    var facts = status.postgres().facts();
    if (facts == null) return;
    say("", "version %s, %s, %s".formatted(facts.version(), schema(facts), Size.of(facts.bytes())));
    var kept = facts.kept();
    if (kept != null) say("", holdings(kept.holdings()));
  }

  private static String schema(CatalogFacts facts) {
    if (facts.schema() == null) return "no schema yet";
    return facts.schema() == facts.wanted()
        ? "schema " + facts.schema()
        : "schema %d (this program's is %d)".formatted(facts.schema(), facts.wanted());
  }

  private void elasticsearch() {
    say("Elasticsearch", found(status.elasticsearch()));
    var facts = status.elasticsearch().facts();
    if (facts == null) return;
    say(
        "",
        "version %s, %s, %s".formatted(facts.version(), facts.health(), Size.of(facts.bytes())));
    if (facts.indices().isEmpty()) say("", "no search index yet");
    for (var index : facts.indices()) say("", index(index));
  }

  private static String index(IndexFacts index) {
    return "%s: %,d documents, mapping %s, %s"
        .formatted(
            index.name(),
            index.documents(),
            index.mapping().substring(0, Math.min(HASH, index.mapping().length())),
            index.current() ? "which is this program's" : "which is not this program's");
  }

  private static String found(Found<?> found) {
    return switch (found) {
      case Found.Up<?>(var where, _) -> "up at " + where;
      case Found.Away<?>(var where, var why) ->
          where == null ? why + ", `dandex up` starts it" : "not there: " + why;
    };
  }

  private static String holdings(Map<Holding, Amount> holdings) {
    return holdings.entrySet().stream()
        .map(one ->
            "%s%,d %s"
                .formatted(
                    one.getValue().exact() ? "" : "about ",
                    one.getValue().number(),
                    name(one.getKey())))
        .collect(Collectors.joining(", "));
  }

  private static String name(Holding holding) {
    return switch (holding) {
      case LINDI_FILES -> "LINDI files";
      case NWB_OBJECTS -> "NWB objects";
      default -> lower(holding);
    };
  }

  private void work(CatalogFacts.Kept kept) {
    var backlog = kept.backlog();
    say(
        "Mirror",
        (backlog.pending() == 0
                ? "nothing is pending"
                : "%,d changes are pending, the oldest for %s"
                    .formatted(backlog.pending(), Span.of(backlog.age())))
            + (kept.parked() == 0 ? "" : "; %,d documents are parked".formatted(kept.parked())));
    var label = "Last runs";
    for (var run : kept.runs()) {
      say(label, run(run, kept.dead().contains(run)));
      label = "";
    }
    if (kept.runs().isEmpty()) say(label, "none yet");
    say(
        "Requests",
        kept.queued() == 0 ? "none waits" : "%,d wait for a worker".formatted(kept.queued()));
  }

  private String run(Run run, boolean died) {
    var since = run.finished() == null ? run.started() : run.finished();
    return "%-8s %s %s (run %d, %s)"
        .formatted(
            lower(run.kind()),
            died ? "died, begun" : lower(run.status()) + (run.finished() == null ? " for" : ""),
            Span.of(Duration.between(since, now)) + (run.finished() == null && !died ? "" : " ago"),
            run.id(),
            run.scope());
  }

  private void rest() {
    say("Disk", "%s below %s".formatted(Size.of(status.bytes()), status.home()));
    var server = status.server();
    if (server != null) say("Server", "%s at %s".formatted(server.status(), server.url()));
  }

  private void next() {
    var steps = NextStep.after(status);
    if (steps.isEmpty()) return;
    lines.add("");
    lines.add("Next");
    var width = steps.stream().mapToInt(step -> step.command().length()).max().orElse(0);
    for (var step : steps) {
      lines.add(("  %-" + width + "s   # %s").formatted(step.command(), step.why()));
    }
  }

  private void say(String label, String what) {
    lines.add("%-15s%s".formatted(label, what));
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
