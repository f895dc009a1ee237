package dandex.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The queries that the quickstart asks.
enum Query {
  /// The README's.
  QUICKSTART("quickstart.graphql"),
  /// One that any archive can be asked.
  EVERYTHING("everything.graphql");

  private final String resource;

  Query(String resource) {
    this.resource = resource;
  }

  String text() {
    try (var stream = Objects.requireNonNull(Query.class.getResourceAsStream(resource))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
