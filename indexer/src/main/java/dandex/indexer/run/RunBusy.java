package dandex.indexer.run;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Another process runs the same kind. The message is one line for people.
public final class RunBusy extends RuntimeException {
  private final String holder;

  /// @param holder nothing when it has not said so yet
  RunBusy(RunKind kind, @Nullable Run holder) {
    this(who(kind, holder));
  }

  private RunBusy(String holder) {
    super(holder + "; wait for it to end, or say --wait.");
    this.holder = holder;
  }

  /// Who is at it and since when, one line for people.
  public String holder() {
    return holder;
  }

  /// Who has the kind to itself, and since when.
  static String who(RunKind kind, @Nullable Run holder) {
    if (holder == null) {
      return "Another " + kind.name().toLowerCase(Locale.ROOT) + " run is just beginning";
    }
    return "Run %d (%s, %s) is going on since %s on host %s (pid %d, dandex %s)"
        .formatted(
            holder.id(),
            holder.kind().name().toLowerCase(Locale.ROOT),
            holder.scope(),
            holder.started().truncatedTo(ChronoUnit.SECONDS),
            holder.starter().host(),
            holder.starter().pid(),
            holder.starter().version());
  }
}
