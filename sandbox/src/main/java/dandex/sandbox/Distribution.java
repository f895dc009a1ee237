package dandex.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What a server is delivered in, unpacked once for all processes that share a home.
final class Distribution {
  private Distribution() {}

  /// The unpacked folder of that name. It is there whole or not at all: unpacked aside and then
  /// renamed, and of several that do so at once the first wins.
  static Path cached(Path home, String name, Unpacking unpacking) {
    var cached = Folder.create(home.resolve("cache")).resolve(name);
    if (Files.exists(cached)) return cached;
    var aside = ThrowAway.folder(home, "unpacking-" + name);
    try {
      unpacking.into(aside);
      Files.setPosixFilePermissions(aside, Unpacking.PROGRAM);
      rename(aside, cached);
      return cached;
    } catch (IOException e) {
      throw new ServerFailed("cannot unpack " + name + " to " + cached, e);
    } finally {
      ThrowAway.remove(aside);
    }
  }

  private static void rename(Path aside, Path cached) throws IOException {
    try {
      Files.move(aside, cached, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was first, and its copy is as good. That the folder is not empty comes as
      // an exception of no particular class when the move is atomic.
      if (!Files.isDirectory(cached)) throw e;
    }
  }
}
