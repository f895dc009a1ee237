package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProgressTest {
  @Test
  void without_a_terminal_a_line_is_logged_every_ten_seconds() {
    var log = (Logger) LoggerFactory.getLogger(Progress.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    var clock = new SettableClock();
    try (var bar = Progress.lines(clock).bar("Updating dandisets", 60)) {
      bar.note("DANDI:000003");
      for (var second = 0; second < 25; second++) {
        clock.advance(Duration.ofSeconds(1));
        bar.step(2);
      }
    } finally {
      log.detachAppender(lines);
      log.setLevel(null);
    }

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Updating dandisets: 20 of 60, now DANDI:000003",
            "Updating dandisets: 40 of 60, now DANDI:000003",
            "Updating dandisets: 50 of 60");
  }

  @Test
  void on_a_terminal_a_bar_tells_how_far_it_is() {
    var terminal = new ByteArrayOutputStream();
    try (var bar =
        Progress.bars(new PrintStream(terminal, true, StandardCharsets.UTF_8))
            .bar("Updating dandisets", -1)) {
      bar.total(4);
      bar.step(4);
    }

    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("Updating dandisets")
        .contains("4/4");
  }
}
