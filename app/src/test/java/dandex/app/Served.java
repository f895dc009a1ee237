package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a server that was started says it is.
final class Served {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(?=/graphql)");

  private Served() {}

  static String url(Process server, Path log) throws IOException {
    Watch.await(
        "the server serves",
        () -> {
          var said = Files.readString(log);
          assertThat(server.isAlive()).as(said).isTrue();
          return ADDRESS.matcher(said).find();
        });
    var address = ADDRESS.matcher(Files.readString(log));
    assertThat(address.find()).isTrue();
    return address.group();
  }
}
