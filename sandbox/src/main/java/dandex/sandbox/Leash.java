package dandex.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Ties a server to us: a shell that holds the other end of a pipe. When the pipe is closed, by us
/// or by our death, it ends the server and removes what was to be thrown away.
final class Leash {
  // `setsid` keeps the terminal's Ctrl-C from the server, which must outlive our last work with it.
  // USR1 reaches the watch only while it waits for the end of the pipe: the server died by itself,
  // and its folder stays for those who want to read the log.
  private static final String SCRIPT =
      """
      signal=$1 remains=$2
      shift 2
      exec 3<&0 </dev/null
      setsid "$@" 3<&- &
      server=$!
      {
        read -r _ <&3
        trap '' USR1
        kill -s "$signal" "$server"
        tenths=0
        while kill -0 "$server" 2>/dev/null && [ "$tenths" -lt 100 ]; do
          sleep 0.1
          tenths=$((tenths + 1))
        done
        kill -s KILL -- "-$server" 2>/dev/null
        if [ -n "$remains" ]; then rm -rf -- "$remains" "$remains.lock"; fi
      } &
      watch=$!
      exec 3<&-
      wait "$server"
      code=$?
      kill -s USR1 "$watch" 2>/dev/null
      wait "$watch" 2>/dev/null
      exit "$code"
      """;

  private Leash() {}

  /// @param remains the throw-away folder to remove in the end, empty for none
  static List<String> tie(String signal, String remains, List<String> command) {
    var whole = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "leash", signal, remains));
    whole.addAll(command);
    return whole;
  }
}
