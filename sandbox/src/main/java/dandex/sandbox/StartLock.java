package dandex.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread of one process at a time start a server on a site.
final class StartLock {
  // The lock of the file is the process's; these part its threads.
  private static final Map<Path, ReentrantLock> ours = new ConcurrentHashMap<>();

  private StartLock() {}

  static <T> T with(Site site, Supplier<T> start) {
    var file = site.folder().resolve("start.lock");
    var among = ours.computeIfAbsent(file, any -> new ReentrantLock());
    among.lock();
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      return start.get();
    } catch (IOException e) {
      throw new ServerFailed("cannot lock " + file, e);
    } finally {
      among.unlock();
    }
  }
}
