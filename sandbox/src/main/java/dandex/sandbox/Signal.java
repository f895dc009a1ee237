package dandex.sandbox;

import java.io.IOException;
import java.util.List;

/// A signal to a process, or to a process group by its negative number.
final class Signal {
  private Signal() {}

  /// Whether it was delivered: not when nobody is there or the process is another user's.
  static boolean send(String signal, long pid) {
    var kill = List.of("sh", "-c", "kill -s \"$1\" -- \"$2\"", "kill", signal, Long.toString(pid));
    try {
      var process =
          new ProcessBuilder(kill)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      throw new ServerFailed("cannot signal process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("interrupted while signalling process " + pid, e);
    }
  }
}
