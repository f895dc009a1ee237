package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients of the last release were promised still holds. `schema-released.graphqls` is that
/// release's schema; a release replaces it.
class SchemaChangeTest {
  @Test
  void nothing_that_was_released_is_broken() throws IOException {
    assertThat(breaks(released(), Schema.text())).isEmpty();
  }

  @Test
  void what_breaks_clients_is_noticed() throws IOException {
    var schema = released();

    assertThat(breaks(schema, schema.replace("  totalCount: Long!", "  total: Long!")))
        .isNotEmpty();
    assertThat(breaks(schema, schema)).isEmpty();
  }

  private static List<DiffEvent> breaks(String before, String after) {
    var reporter = new CapturingReporter();
    new SchemaDiff(SchemaDiff.Options.defaultOptions())
        .diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), reporter);
    return reporter.getBreakages();
  }

  private static String released() throws IOException {
    try (var stream = SchemaChangeTest.class.getResourceAsStream("/schema-released.graphqls")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
