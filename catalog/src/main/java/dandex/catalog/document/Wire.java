package dandex.catalog.document;

import java.time.Duration;

/// How a cluster is spoken to.
///
/// @param connections to each of its hosts at once; further requests wait
/// @param answer how long an answer is waited for. With the lease of the outbox it stays far below
///   `index.gc_deletes` of the mappings, so no late write brings back a document that is deleted
public record Wire(int connections, Duration answer) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public static final Wire USUAL = new Wire(10, Duration.ofSeconds(30));

  public Wire {
    if (connections < 1) throw new IllegalArgumentException(connections + " connections");
    if (answer.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an answer is waited for " + LONGEST + " at most");
    }
  }
}
