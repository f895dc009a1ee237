package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("it listens to a log of all")
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
            "Updating dandisets: 20 of 60, 2.0/s, 20.0 s left, now DANDI:000003",
            "Updating dandisets: 40 of 60, 2.0/s, 10.0 s left, now DANDI:000003",
            "Updating dandisets: 50 of 60 in 25.0 s");
  }

  @Test
  void the_pace_says_what_is_known() {
    var minute = Duration.ofMinutes(1);

    assertThat(new Pace(0, 60, minute)).hasToString("0 of 60");
    assertThat(new Pace(30, -1, minute)).hasToString("30, 30.0/min");
    assertThat(new Pace(60, 7260, minute)).hasToString("60 of 7260, 1.0/s, 2 h 0 min left");
    assertThat(new Pace(60, 60, minute)).hasToString("60 of 60, 1.0/s");
  }

  @Test
  void on_a_terminal_bars_tell_how_far_they_are_and_nothing_tears_them() {
    var terminal = new Terminal();
    var progress = Progress.bars(terminal.stream());
    try (var bar = progress.bar("Updating dandisets", -1)) {
      bar.total(4);
      bar.step(3);
      try (var inner = progress.bar("Assets of DANDI:000003", 20)) {
        inner.note("sub-01/sub-01.nwb");
        inner.step(20);
        progress.above(System.err).println("000003: 20 assets are new");
      }
      bar.step(1);
    }

    assertThat(terminal.lines()).hasSize(3).startsWith("000003: 20 assets are new").endsWith("");
    assertThat(terminal.lines().get(1)).startsWith("Updating dandisets").contains("100%", "4/4");
    assertThat(terminal.lines().get(1).length()).isLessThan(80);
  }
}
