package dandex.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The same work by several at once.
final class Together {
  private Together() {}

  /// @return what each came to
  /// @throws IOException when one of them failed, which its cause tells
  static <T> List<T> work(int workers, String what, Callable<T> work)
      throws IOException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(workers)) {
      var all = new ArrayList<Callable<T>>();
      for (var worker = 0; worker < workers; worker++) all.add(work);
      var results = new ArrayList<T>();
      for (var one : threads.invokeAll(all)) results.add(one.get());
      return results;
    } catch (ExecutionException failure) {
      throw new IOException(what + " failed: " + failure.getCause(), failure.getCause());
    }
  }
}
