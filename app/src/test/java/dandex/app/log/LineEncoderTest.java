package dandex.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/// What an event of the log becomes.
class LineEncoderTest {
  private final LoggerContext context = new LoggerContext();
  private final LineEncoder encoder = new LineEncoder();

  private String line(String form, Consumer<Logger> saying) {
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    var logger = context.getLogger("dandex.test");
    logger.setLevel(Level.DEBUG);
    logger.addAppender(said);
    saying.accept(logger);
    encoder.setForm(form);
    return new String(encoder.encode(said.list.getFirst()), StandardCharsets.UTF_8);
  }

  private JsonNode json(Consumer<Logger> saying) throws IOException {
    return new ObjectMapper().readTree(line("json", saying));
  }

  @Test
  void text_is_a_time_a_level_and_the_message() {
    assertThat(line("text", log -> log.info("DANDI:{} is stored", "000003")))
        .matches("\\d\\d:\\d\\d:\\d\\d INFO  DANDI:000003 is stored\n");
    assertThat(line("json ", log -> log.warn("é"))).startsWith("{");
    assertThat(line("jsonn", log -> log.warn("é"))).endsWith(" WARN  é\n");
  }

  @Test
  void json_has_figures_as_numbers_and_words_as_words() throws Exception {
    var line =
        json(log ->
            log.atInfo()
                .addKeyValue("operation", "Two")
                .addKeyValue("ms", 12.5)
                .addKeyValue("searches", 1)
                .addKeyValue("rows", 4L)
                .addKeyValue("trace", (Object) null)
                .addKeyValue("level", "FORGED")
                .log("query {} OK", "Two"));

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "time", "level", "logger", "message", "operation", "ms", "searches", "rows", "trace");
    assertThat(Instant.parse(line.get("time").asText())).isBefore(Instant.now());
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo("dandex.test");
    assertThat(line.get("message").asText()).isEqualTo("query Two OK");
    assertThat(line.get("ms").doubleValue()).isEqualTo(12.5);
    assertThat(line.get("searches").isInt()).isTrue();
    assertThat(line.get("rows").intValue()).isEqualTo(4);
    assertThat(line.get("trace").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n12:00:00 INFO  forged",
        "a\r12:00:00 INFO  forged",
        "a\u0085forged",
        "a\u2028forged",
        "a\u2029forged",
        "a\u001b[2Kforged",
        "a\u0000forged",
        "a\u009bforged",
        "a\u202eforged",
        "a\ud800forged"
      })
  void an_event_is_one_line_whatever_a_client_sends(String sent) throws Exception {
    for (var form : new String[] {"text", "json"}) {
      var line = line(form, log -> log.atInfo().addKeyValue("sent", sent).log("got {}", sent));

      assertThat(line.codePoints().limit(line.length() - 1))
          .as(form)
          .noneMatch(point ->
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> false;
              });
      assertThat(line).contains("forged").endsWith("\n");
    }
  }

  @Test
  void a_fault_tells_its_places_and_not_its_messages() throws Exception {
    var fault =
        new IllegalStateException(
            "[arguments:{0:'a secret filter'}]", new IOException("a secret filter"));

    var text = line("text", log -> log.error("request 1 failed", fault));
    assertThat(text.lines()).hasSize(1);
    assertThat(text)
        .contains("request 1 failed | java.lang.IllegalStateException < ")
        .contains("LineEncoderTest.a_fault_tells", " < java.io.IOException")
        .doesNotContain("secret");
    var json = json(log -> log.error("request 1 failed", fault));
    assertThat(json.get("at").get(0).asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(json.toString()).contains("java.io.IOException").doesNotContain("secret");
  }

  @Test
  void what_is_no_fault_tells_no_places() {
    assertThat(line("text", log -> log.warn("lost", new IOException("x"))))
        .endsWith(" WARN  lost\n");
  }

  @Test
  void what_is_said_to_people_is_json_beside_a_log_of_json() throws Exception {
    var out = new StringWriter();
    var clock = Clock.fixed(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.UTC);
    try (var err = new PrintWriter(new JsonSayings(out, clock), true)) {
      err.println("Serving \"here\"");
      err.println();
      err.print("the end");
    }

    var lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .isEqualTo(
            """
            {"time":"2024-01-01T00:00:00Z","level":"INFO","message":"Serving \\"here\\""}\
            """);
    assertThat(new ObjectMapper().readTree(lines.getLast()).get("message").asText())
        .isEqualTo("the end");
  }
}
