package dandex.indexer.run;

/// A run was cancelled while it waited for its turn: nothing was run and nothing is on record. The
/// message is one line for people.
public final class WaitCancelled extends RuntimeException {
  WaitCancelled() {
    super("Cancelled while it waited for its turn; nothing was run.");
  }
}
