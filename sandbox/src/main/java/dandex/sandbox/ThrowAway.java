package dandex.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
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

  // The locks of this process. To open such a file once more and to close it would release it.
  private static final Set<Path> ours = ConcurrentHashMap.newKeySet();

  private ThrowAway() {}

  static Path folder(Path home, String name) {
    var all = Folder.create(home.resolve("throw-away"));
    sweep(all);
    var folder = all.resolve(name + "-" + UUID.randomUUID());
    try {
      hold(all.resolve(folder.getFileName() + LOCK));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
    return Folder.create(folder);
  }

  private static void sweep(Path all) {
    for (var lock : locks(all)) {
      if (ours.contains(lock)) continue;
      try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          var held = channel.tryLock()) {
        if (held == null) continue;
        Folder.delete(folderOf(lock));
        Files.deleteIfExists(lock);
      } catch (IOException | UncheckedIOException e) {
        log.debug("{} is not swept: {}; the next start tries again", lock, e.toString());
      }
    }
  }

  private static List<Path> locks(Path all) {
    try (Stream<Path> entries = Files.list(all)) {
      return entries.filter(entry -> entry.toString().endsWith(LOCK)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folderOf(Path lock) {
    var name = lock.getFileName().toString();
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static void hold(Path lock) throws IOException {
    ours.add(lock);
    // Never closed: the end of the process releases it, whatever that end is.
    var channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
  }
}
