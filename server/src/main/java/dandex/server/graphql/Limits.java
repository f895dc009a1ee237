package dandex.server.graphql;

import java.time.Duration;

/// How much one request may ask.
///
/// @param characters of the document
/// @param tokens of the document
/// @param depth of nested fields
/// @param complexity fields of the answer at most, by [Complexity]
/// @param deadline how long an answer may take
public record Limits(int characters, int tokens, int depth, int complexity, Duration deadline) {
  public static final Limits USUAL =
      new Limits(100_000, 15_000, 20, 1_000_000, Duration.ofSeconds(30));
}
