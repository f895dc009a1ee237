package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final Terminal terminal = new Terminal();
  private final Screen screen = new Screen(terminal.stream());

  @Test
  void bars_stand_below_each_other_and_what_is_printed_above_them() {
    screen.show("all", "all 1/9");
    screen.show("one", "one 1/4");
    screen.above().println("000003: it moved");
    screen.show("one", "one 2/4");
    screen.show("all", "all 2/9");
    screen.above().println("000004: it stayed");

    assertThat(terminal.lines())
        .containsExactly("000003: it moved", "000004: it stayed", "all 2/9", "one 2/4");
  }

  @Test
  void a_shorter_look_leaves_nothing_of_a_longer_one() {
    screen.show("all", "all 10/10, a long name");
    screen.show("all", "all");

    assertThat(terminal.lines()).containsExactly("all");
  }

  @Test
  void an_inner_bar_goes_without_a_trace_and_the_last_one_stays() {
    screen.show("all", "all 1/9");
    screen.show("one", "one 4/4");
    screen.remove("one");
    assertThat(terminal.lines()).containsExactly("all 1/9");

    screen.show("all", "all 9/9");
    screen.remove("all");
    screen.above().println("done");
    assertThat(terminal.lines()).containsExactly("all 9/9", "done", "");
  }

  @Test
  void a_line_is_printed_when_it_is_whole() {
    screen.show("all", "all 1/9");
    var above = screen.above();
    above.print("half ");
    above.flush();
    assertThat(terminal.lines()).containsExactly("all 1/9");

    above.writeBytes("of it…\n".getBytes(StandardCharsets.UTF_8));
    assertThat(terminal.lines()).containsExactly("half of it…", "all 1/9");
  }

  @Test
  void more_bars_than_fit_are_counted() {
    for (int n = 0; n < 12; n++) screen.show(n, "bar " + n);

    assertThat(terminal.lines()).hasSize(10).startsWith("bar 0").endsWith("… and 3 more");
  }
}
