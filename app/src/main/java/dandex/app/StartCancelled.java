package dandex.app;

/// A process was ended while it waited for its stores: nothing was done. The message is one line
/// for people.
final class StartCancelled extends RuntimeException {
  StartCancelled() {
    super("Ended while it waited for Postgres; nothing was done.");
  }
}
