package dandex.indexer.run;

import dandex.catalog.run.RunKind;

/// Another process runs the same kind. The message is one line for people.
public final class RunBusy extends RuntimeException {
  RunBusy(RunKind kind) {
    super(
        "Another "
            + kind.name().toLowerCase(java.util.Locale.ROOT)
            + " run is going on; wait for it to end.");
  }
}
