package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.graphql.Answer;
import dandex.server.graphql.News;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final EventStream stream = new EventStream(out);

  @Test
  void a_comment_keeps_a_stream_alive_on_which_nothing_is_told() throws Exception {
    var waits = new ArrayList<Duration>();
    var news =
        List.<News<Answer>>of(new News.Nothing<>(), new News.Nothing<>(), new News.Over<>())
            .iterator();

    var whole =
        stream.send(patience -> {
          waits.add(patience);
          return news.next();
        });

    assertThat(whole).isTrue();
    assertThat(waits).hasSize(3).containsOnly(Duration.ofSeconds(15));
    assertThat(out.toString(UTF_8)).isEqualTo(":\n\n:\n\nevent: complete\ndata:\n\n");
  }

  @Test
  void one_that_is_cut_does_not_complete() throws Exception {
    assertThat(stream.send(_ -> new News.Cut<>())).isFalse();
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_answer_of_several_lines_stays_one_event() throws Exception {
    stream.next("{\n\"a\": \"x\u2028y\"\r\n}".getBytes(UTF_8));

    assertThat(out.toString(UTF_8))
        .isEqualTo("event: next\ndata: {\ndata: \"a\": \"x\u2028y\"\ndata: }\n\n");
  }
}
