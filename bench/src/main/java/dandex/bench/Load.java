package dandex.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// The same act again and again over some lines at once, the next one on a line when the one before
/// is answered.
///
/// @param port on loopback
/// @param act requests that are sent one after another
record Load(int port, List<byte[]> act, int lines) {
  /// Goes on for a while; what was begun in it is brought to its end.
  Timings run(Duration time) throws IOException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(lines)) {
      var begun = System.nanoTime();
      var workers = new ArrayList<Callable<long[]>>();
      var end = begun + time.toNanos();
      for (var line = 0; line < lines; line++) workers.add(() -> repeat(end));
      var nanos = new long[0];
      for (var worker : threads.invokeAll(workers)) nanos = joined(nanos, of(worker));
      return Timings.of(nanos, System.nanoTime() - begun);
    }
  }

  private long[] repeat(long end) throws IOException {
    var nanos = LongStream.builder();
    try (var line = new Line(port)) {
      for (var begun = System.nanoTime(); begun < end; ) {
        for (var request : act) line.ask(request);
        var ended = System.nanoTime();
        nanos.add(ended - begun);
        begun = ended;
      }
    }
    return nanos.build().toArray();
  }

  private static long[] of(Future<long[]> worker) throws IOException, InterruptedException {
    try {
      return worker.get();
    } catch (ExecutionException failure) {
      throw new IOException("a request failed under load", failure.getCause());
    }
  }

  private static long[] joined(long[] some, long[] more) {
    var all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
