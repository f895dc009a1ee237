package dandex.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders that are gone with their process. Each has a lock file beside it, held as long as the
/// process lives; a folder whose lock nobody holds is swept when the next one is made.
final class ThrowAway {
  private static final Logger log = LoggerFactory.getLogger(ThrowAway.class);
  private static final String LOCK = ".lock";

  // Never closed: the end of the process releases them, whatever that end is. To open one once more
  // and to close that would release it too early.
  private static final Map<Path, FileChannel> held = new ConcurrentHashMap<>();

  private ThrowAway() {}

  // One thread at a time, lest another sweep the lock that is just being made.
  static synchronized Path folder(Path home, String name) {
    var all = Folder.create(home.resolve("throw-away"));
    locks(all).stream().filter(lock -> !held.containsKey(lock)).forEach(ThrowAway::sweep);
    var folder = all.resolve(name + "-" + UUID.randomUUID());
    hold(lockOf(folder));
    return Folder.create(folder);
  }

  static void remove(Path folder) {
    Folder.delete(folder);
    Folder.delete(lockOf(folder));
  }

  private static void sweep(Path lock) {
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var ours = channel.tryLock()) {
      if (ours != null) remove(folderOf(lock));
    } catch (IOException | ServerFailed e) {
      log.debug("{} is not swept: {}; the next start tries again", lock, e.toString());
    }
  }

  private static void hold(Path lock) {
    try {
      var channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      held.put(lock, channel);
      channel.lock();
    } catch (IOException e) {
      throw new ServerFailed("cannot lock " + lock, e);
    }
  }

  private static List<Path> locks(Path all) {
    try (Stream<Path> entries = Files.list(all)) {
      return entries.filter(entry -> entry.toString().endsWith(LOCK)).toList();
    } catch (IOException e) {
      throw new ServerFailed("cannot look at " + all, e);
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  private static Path folderOf(Path lock) {
    var name = lock.getFileName().toString();
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }
}
