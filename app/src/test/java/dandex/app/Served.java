package dandex.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Where a server that was started says it is.
final class Served {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(?=/graphql)");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Served() {}

  static String url(Process server, Path log) throws IOException {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (server.isAlive() && System.nanoTime() < deadline) {
      var address = ADDRESS.matcher(Files.readString(log));
      if (address.find()) return address.group();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("the server does not serve: " + Files.readString(log));
  }
}
