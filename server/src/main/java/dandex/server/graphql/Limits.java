package dandex.server.graphql;

import java.time.Duration;

/// How much one request may ask.
///
/// @param characters of the document
/// @param tokens of the document
/// @param depth of nested fields
/// @param complexity fields of the answer at most, by [Complexity]
/// @param aliases in the document
/// @param deadline how long an answer may take
/// @param response bytes of the answer
/// @param subscriptions open at once, of all clients
/// @param introspection whether the schema may be asked for
public record Limits(
    int characters,
    int tokens,
    int depth,
    int complexity,
    int aliases,
    Duration deadline,
    long response,
    int subscriptions,
    boolean introspection) {
  public static final Limits USUAL =
      new Limits(
          100_000, 15_000, 20, 1_000_000, 100, Duration.ofSeconds(30), 50_000_000, 100, true);

  public Limits withDepth(int other) {
    return new Limits(
        characters,
        tokens,
        other,
        complexity,
        aliases,
        deadline,
        response,
        subscriptions,
        introspection);
  }

  public Limits withComplexity(int other) {
    return new Limits(
        characters,
        tokens,
        depth,
        other,
        aliases,
        deadline,
        response,
        subscriptions,
        introspection);
  }

  public Limits withAliases(int other) {
    return new Limits(
        characters,
        tokens,
        depth,
        complexity,
        other,
        deadline,
        response,
        subscriptions,
        introspection);
  }

  public Limits withDeadline(Duration other) {
    return new Limits(
        characters,
        tokens,
        depth,
        complexity,
        aliases,
        other,
        response,
        subscriptions,
        introspection);
  }

  public Limits withResponse(long other) {
    return new Limits(
        characters,
        tokens,
        depth,
        complexity,
        aliases,
        deadline,
        other,
        subscriptions,
        introspection);
  }

  public Limits withIntrospection(boolean other) {
    return new Limits(
        characters, tokens, depth, complexity, aliases, deadline, response, subscriptions, other);
  }

  public Limits withSubscriptions(int other) {
    return new Limits(
        characters, tokens, depth, complexity, aliases, deadline, response, other, introspection);
  }
}
