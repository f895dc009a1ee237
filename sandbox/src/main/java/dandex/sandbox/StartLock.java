package dandex.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/// Lets one thread of one process at a time start a server on a site.
final class StartLock {
  private StartLock() {}

  // The lock of the file is the process's; `synchronized` parts its threads.
  static synchronized <T> T with(Site site, Supplier<T> start) {
    var file = site.folder().resolve("start.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (!held.isValid()) throw new IOException("the lock is void");
      return start.get();
    } catch (IOException e) {
      throw new ServerFailed("cannot lock " + file, e);
    }
  }
}
