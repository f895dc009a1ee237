package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// The line of each query.
@Isolated("it listens to a log of all")
class QueryLogTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(QueryLog.class);
  private static final Logger ALL = (Logger) LoggerFactory.getLogger("dandex");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ListAppender<ILoggingEvent> all = new ListAppender<>();
  private final Served served = Served.of(options -> options);

  @BeforeEach
  void listen() {
    LOG.setLevel(Level.INFO);
    lines.start();
    all.start();
    LOG.addAppender(lines);
    ALL.addAppender(all);
  }

  @AfterEach
  void close() {
    LOG.detachAppender(lines);
    ALL.detachAppender(all);
    served.close();
  }

  @Test
  void a_query_is_one_line_with_what_it_cost() throws Exception {
    served.ask("query Two { assets(first: 2) { nodes { path } } }", Served.JSON);

    assertThat(lines.list).hasSize(1);
    var fields = fields(lines.list.getFirst());
    assertThat(fields)
        .containsEntry("kind", "query")
        .containsEntry("operation", "Two")
        .containsEntry("code", "OK")
        .containsEntry("searches", 1)
        .containsEntry("statements", 2)
        .containsEntry("rows", 2L)
        .doesNotContainKey("trace");
    assertThat((Double) fields.get("ms")).isPositive();
    assertThat((Double) fields.get("storeMs"))
        .isBetween((Double) fields.get("searchMs"), (Double) fields.get("ms"));
    assertThat((Double) fields.get("sqlMs")).isLessThanOrEqualTo((Double) fields.get("storeMs"));
    assertThat(String.valueOf(fields.get("request"))).matches("[0-9a-f]{16}");
    assertThat(lines.list.getFirst().getFormattedMessage())
        .startsWith("query Two OK in ")
        .endsWith("2 rows (request " + fields.get("request") + ")");
  }

  @Test
  void a_query_that_fails_is_one_line_with_its_code() throws Exception {
    served.ask("{ assets(first: -1) { totalCount } }", Served.JSON);
    served.ask("{ nothing", Served.JSON);

    assertThat(lines.list.stream().map(line -> fields(line).get("code")))
        .isEqualTo(List.of("BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED"));
    assertThat(lines.list.getLast().getFormattedMessage()).startsWith("an unnamed query GRAPHQL_");
  }

  @Test
  void nothing_of_what_is_asked_is_logged() throws Exception {
    var body =
        Map.of(
            "query",
            "query Asked($name: String!) { assets(filter: {path: {startsWith: $name}}, first: 1) {"
                + " totalCount } other: asset(id: \"in-the-document\") { path } }",
            "variables",
            Map.of("name", "in-a-variable"));
    var answer =
        served.send(
            served
                .to("/graphql?of=the-address")
                .header("Content-Type", Served.JSON)
                .header("Authorization", "Bearer in-a-header")
                .header("X-Forwarded-For", "192.0.2.7")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper().writeValueAsString(body))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(lines.list).hasSize(1);
    for (var event : all.list) {
      assertThat(event.getFormattedMessage() + event.getKeyValuePairs())
          .doesNotContain("in-a-", "in-the-", "the-address", "192.0.2.7", "127.0.0.1");
    }
  }

  @Test
  void a_name_or_an_id_that_would_forge_a_line_is_not_logged() throws Exception {
    var forged = "x\n12:00:00 INFO  query Forged OK";
    served.post(
        new ObjectMapper()
            .writeValueAsString(
                Map.of("query", "{ nothing }", "operationName", forged + "\u001b[2J")),
        Served.JSON);
    served.send(
        served
            .to("/graphql?query=%7B__typename%7D")
            .header("X-Request-Id", "1 12:00:00 INFO  query Forged OK")
            .GET());

    assertThat(lines.list).hasSize(2);
    for (var event : lines.list) {
      assertThat(event.getFormattedMessage()).doesNotContain("Forged", "\n", "\u001b");
      assertThat(fields(event).values().toString()).doesNotContain("Forged", "\n", "\u001b");
    }
  }

  @Test
  void a_long_name_is_cut() throws Exception {
    served.ask("query " + "N".repeat(5_000) + " { __typename }", Served.JSON);

    assertThat(fields(lines.list.getFirst())).containsEntry("operation", "N".repeat(64) + "…");
  }

  private static Map<String, @Nullable Object> fields(ILoggingEvent event) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
    return fields;
  }
}
