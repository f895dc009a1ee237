package dandex.sandbox.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is to happen between two requests.
final class Interludes {
  private final Map<Long, List<Runnable>> due = new TreeMap<>();
  private long passed;

  /// @param requests how many from now on, the one that it comes before included
  synchronized void add(int requests, Runnable act) {
    if (requests < 1) throw new IllegalArgumentException("request " + requests + " has passed");
    due.computeIfAbsent(passed + requests, _ -> new ArrayList<>()).add(act);
  }

  synchronized void forget() {
    due.clear();
  }

  /// A request has come. No lock is held while it has to wait for what happens before it.
  void pass() {
    next().forEach(Runnable::run);
  }

  private synchronized List<Runnable> next() {
    passed++;
    var acts = due.remove(passed);
    return acts == null ? List.of() : acts;
  }
}
