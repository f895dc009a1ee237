package dandex.sandbox.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts requests as they are answered.
final class Counts {
  private static final int REMEMBERED = 1000;

  private final Map<String, Map<String, Long>> numbers = new TreeMap<>();
  private final Deque<String> latest = new ArrayDeque<>();

  synchronized void count(String kind, Request request, Reply reply) {
    var status = reply.ending() == Reply.Ending.RESET ? "reset" : "" + reply.status();
    var own = numbers.computeIfAbsent(kind, _ -> new TreeMap<>());
    own.merge("requests", 1L, Long::sum);
    own.merge("bytes", request.isHead() ? 0L : reply.sent(), Long::sum);
    own.merge("status " + status, 1L, Long::sum);
    if (latest.size() == REMEMBERED) latest.removeFirst();
    latest.addLast(request.method() + " " + request.target() + " " + status);
  }

  synchronized void forget() {
    numbers.clear();
    latest.clear();
  }

  /// As `GET /__stats` answers: by kind `{"requests":…,"bytes":…,"status 200":…}`.
  synchronized byte[] json() {
    return Json.bytes(numbers);
  }

  synchronized Requests snapshot() {
    var tallies = new TreeMap<String, Requests.Tally>();
    numbers.forEach((kind, own) -> tallies.put(kind, tally(own)));
    return new Requests(tallies, List.copyOf(latest));
  }

  private static Requests.Tally tally(Map<String, Long> own) {
    var statuses = new TreeMap<String, Long>();
    own.forEach((name, number) -> {
      if (name.startsWith("status ")) statuses.put(name.substring(7), number);
    });
    return new Requests.Tally(
        own.getOrDefault("requests", 0L), own.getOrDefault("bytes", 0L), statuses);
  }
}
