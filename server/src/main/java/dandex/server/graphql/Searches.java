package dandex.server.graphql;

import dandex.server.find.Quest;
import dandex.server.find.Sitting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The searches of one request. Those of fields that stand side by side are gathered, and carried
/// out together when the last of the fields has said what it searches for; one by itself is carried
/// out at once, and answered by a plain value.
final class Searches {
  private final Sitting sitting;
  private @Nullable List<Waiting<?>> gathered;

  Searches(Sitting sitting) {
    this.sitting = sitting;
  }

  /// Makes what is to be asked here.
  Sitting sitting() {
    return sitting;
  }

  /// @param shown what a field makes of what is found
  /// @return that, or the future of that, where others are waited for
  // graphql-java takes what it is given, and waits for it where it is a future.
  @SuppressWarnings("FutureReturnValueIgnored")
  <T, V> Object ask(Quest<T> quest, Function<T, V> shown) {
    if (gathered == null) return shown.apply(now(quest));
    var waiting = new Waiting<>(quest, new CompletableFuture<T>());
    gathered.add(waiting);
    return waiting.found().thenApply(shown);
  }

  /// Waits for no other.
  <T> T now(Quest<T> quest) {
    return sitting.answer(quest);
  }

  /// From now on what is asked waits.
  void gather() {
    gathered = new ArrayList<>();
  }

  /// Carries out what waits.
  void settle() {
    var waiting = gathered;
    if (waiting == null) return;
    gathered = null;
    sitting.carryOut(waiting.stream().map(Waiting::quest).toList());
    waiting.forEach(Waiting::tell);
  }

  private record Waiting<T>(Quest<T> quest, CompletableFuture<T> found) {
    void tell() {
      try {
        found.complete(quest.answer());
      } catch (RuntimeException failed) {
        found.completeExceptionally(failed);
      }
    }
  }
}
