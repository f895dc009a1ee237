package dandex.app;

import dandex.catalog.run.Starter;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who starts runs: this process.
final class Starters {
  private Starters() {}

  static Starter here() {
    return new Starter(host(), ProcessHandle.current().pid(), ProgramVersion.text());
  }

  /// The person at this process, as `me@host`.
  static String person() {
    return System.getProperty("user.name") + "@" + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown"; // a machine that does not know its own name
    }
  }
}
