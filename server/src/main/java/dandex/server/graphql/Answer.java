package dandex.server.graphql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is said to a client.
public final class Answer implements Response {
  private final byte[] body;
  private final boolean executed;
  private final @Nullable Code code;
  private final @Nullable String operation;
  private final @Nullable String kind;
  private final Cost cost;

  Answer(byte[] body, boolean executed, @Nullable Code code, Exchange exchange) {
    this.body = body;
    this.executed = executed;
    this.code = code;
    operation = exchange.operation();
    kind = exchange.kind();
    cost = Cost.of(exchange.tally());
  }

  /// JSON in UTF-8.
  public byte[] body() {
    return body;
  }

  /// False when nothing was executed: the answer then has no `data`.
  public boolean executed() {
    return executed;
  }

  /// Of the first error; null where there is none.
  public @Nullable Code code() {
    return code;
  }

  /// `OK`, or the code of the first error.
  public String outcome() {
    return Optional.ofNullable(code).map(Code::name).orElse("OK");
  }

  /// Its name, where it has one.
  public @Nullable String operation() {
    return operation;
  }

  /// `query` or `mutation`; null where the document could not be read.
  public @Nullable String kind() {
    return kind;
  }

  /// What it cost.
  public Cost cost() {
    return cost;
  }
}
