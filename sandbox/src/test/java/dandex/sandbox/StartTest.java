package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir Path home;

  @Test
  void a_port_lost_to_another_is_replaced_by_another() {
    var outrun =
        new Script(
            """
            echo $2 >> "$1/ports"
            if [ "$(wc -l < "$1/ports")" -lt 3 ]; then echo 'Address already in use'; exit 1; fi
            echo answers; exec sleep 100
            """);

    var running = start(outrun, 0, SOON);

    assertThat(running.site().folder().resolve("ports"))
        .content()
        .hasLineCount(3)
        .endsWith(running.port() + "\n");
    running.close();
    assertThat(running.site().folder()).doesNotExist();
  }

  @Test
  void a_given_port_lost_to_another_is_a_failure() {
    var outrun = new Script("echo 'Address already in use'; exit 1");

    assertThatThrownBy(() -> start(outrun, Port.free(), SOON))
        .isInstanceOf(ServerFailed.class)
        .hasMessage(
            "Script ended while it was starting; the end of its log:\nAddress already in use");
  }

  @Test
  void a_server_that_never_answers_is_ended() throws Exception {
    var mute = new Script("echo $$ > \"$1/../pid\"; echo thinking; exec sleep 100");

    assertThatThrownBy(() -> start(mute, 0, Duration.ofSeconds(1)))
        .isInstanceOf(ServerFailed.class)
        .hasMessage("Script did not answer within 1 s; the end of its log:\nthinking");
    var pid = Long.parseLong(Files.readString(home.resolve("throw-away/pid")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void the_end_of_a_long_log_is_shown_without_stack_frames() {
    var wordy =
        new Script(
            """
            for line in $(seq 100); do echo "line $line"; printf '\\tat some.Frame\\n'; done
            exit 1
            """);
    var last =
        IntStream.rangeClosed(71, 100)
            .mapToObj(line -> "line " + line)
            .reduce("", (all, line) -> all + "\n" + line);

    assertThatThrownBy(() -> start(wordy, 0, SOON)).hasMessageEndingWith("its log:" + last);
  }

  @Test
  void the_server_does_not_get_our_environment() {
    var curious = new Script("env; echo answers; exec sleep 100");

    var running = start(curious, 0, SOON);

    assertThat(running.site().log()).content().contains("PATH=", "LC_ALL=").doesNotContain("HOME=");
    running.close();
  }

  private Running start(Program program, int port, Duration patience) {
    var account = new Account(false);
    return Start.of(program, new LocalServer(home, null, port, false, patience), account);
  }
}
