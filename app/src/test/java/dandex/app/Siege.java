package dandex.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Attacks on a server, one after another, each on a connection of its own.
///
/// @param port on loopback
/// @param answered the statuses of whole requests, counted
record Siege(int port, RandomGenerator random, Map<String, Map<Integer, Integer>> answered) {
  private static final List<Attack> ALL = Attacks.all();
  private static final int PATIENCE_MILLIS = 90_000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");
  private static final int CUT = 0;

  Siege(int port, RandomGenerator random) {
    this(port, random, new TreeMap<>());
  }

  /// Whatever it is, the server finds that it is the client's fault, or answers.
  void attack() throws IOException {
    var attack = ALL.get(random.nextInt(ALL.size()));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var answer = answer(socket, attack);
      if (!attack.whole()) return;
      var status = STATUS.matcher(answer);
      var code = status.find() ? Integer.parseInt(status.group(1)) : CUT;
      answered.computeIfAbsent(attack.name(), _ -> new TreeMap<>()).merge(code, 1, Integer::sum);
      assertThat(code).as("%s: %s", attack.name(), shortened(answer)).isLessThan(500);
      assertThat(answer).as("%s", attack.name()).doesNotContain("INTERNAL_ERROR", "UNAVAILABLE");
    }
  }

  private String answer(Socket socket, Attack attack) throws IOException {
    var answer = new ByteArrayOutputStream();
    try {
      socket.getOutputStream().write(attack.request().apply(random));
      if (attack.whole()) socket.getInputStream().transferTo(answer);
      else LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
    } catch (SocketException cut) {
      // A server need not read to its end what it refuses.
    }
    return answer.toString(UTF_8);
  }

  private static String shortened(String answer) {
    return answer.substring(0, Math.min(answer.length(), 600));
  }
}
