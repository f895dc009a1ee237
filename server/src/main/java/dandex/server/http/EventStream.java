package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.server.graphql.Answer;
import dandex.server.graphql.News;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Answers as events, as the protocol of graphql-sse has them for distinct connections: `next` with
/// an answer, `complete` when there will be no more. A stream that ends without `complete` was cut,
/// and clients ask again.
record EventStream(OutputStream out) {
  /// More often than connections without traffic are closed, by us or by what is between.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// Then the client is let in anew, or is not: its key may have been revoked.
  private static final Duration LONGEST = Duration.ofHours(1);

  interface Source {
    News<Answer> await(Duration patience) throws InterruptedException;
  }

  /// Sends until the source ends, or the client is gone, which is an IOException.
  ///
  /// @return whether all was sent
  boolean send(Source source) throws IOException, InterruptedException {
    var end = System.nanoTime() + LONGEST.toNanos();
    out.flush();
    while (System.nanoTime() < end) {
      switch (source.await(HEARTBEAT)) {
        case News.Told<Answer>(var answer) -> next(answer.body());
        case News.Nothing<Answer> _ -> say(":\n\n");
        case News.Cut<Answer> _ -> {
          return false;
        }
        case News.Over<Answer> _ -> {
          complete();
          return true;
        }
      }
    }
    return false;
  }

  /// A line of an event ends with its line, and JSON may have several.
  void next(byte[] json) throws IOException {
    say(
        "event: next\ndata: "
            + new String(json, UTF_8).replaceAll("\r\n|[\r\n]", "\ndata: ")
            + "\n\n");
  }

  /// With data, without which browsers do not tell of an event.
  void complete() throws IOException {
    say("event: complete\ndata:\n\n");
  }

  private void say(String event) throws IOException {
    out.write(event.getBytes(UTF_8));
    out.flush();
  }
}
