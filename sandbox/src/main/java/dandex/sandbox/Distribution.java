package dandex.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks what a server is delivered in, once for all processes that share a home.
final class Distribution {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  private Distribution() {}

  /// Fills a folder.
  interface Unpacking {
    void into(Path folder) throws IOException;
  }

  /// The unpacked folder of that name in the cache. It is there whole or not at all: unpacked aside
  /// and then renamed, and of several that do so at once the first wins.
  static Path cached(Path home, String name, Unpacking unpacking) {
    var cached = Folder.create(home.resolve("cache")).resolve(name);
    if (Files.exists(cached)) return cached;
    var aside = ThrowAway.folder(home, "unpacking-" + name);
    try {
      unpacking.into(aside);
      Files.setPosixFilePermissions(aside, PROGRAM);
      Files.move(aside, cached, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      Folder.delete(aside);
    } catch (IOException e) {
      Folder.delete(aside);
      throw new UncheckedIOException("cannot unpack " + name + " to " + cached, e);
    }
    return cached;
  }

  static Unpacking tarXz(InputStream packed) {
    return folder -> {
      try (var tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          var target = within(folder, entry.getName());
          if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
          } else {
            put(target, entry.isDirectory(), entry.getMode(), tar);
          }
        }
      }
    };
  }

  /// A zip whose entries all lie in one top folder, which is left out.
  static Unpacking zip(Path packed) {
    return folder -> {
      try (var zip = ZipFile.builder().setPath(packed).get()) {
        for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
          var entry = entries.nextElement();
          var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
          try (var content = zip.getInputStream(entry)) {
            put(within(folder, name), entry.isDirectory(), entry.getUnixMode(), content);
          }
        }
      }
    };
  }

  // The modes are set, not left to the umask: the server may run as another user than we do.
  private static void put(Path target, boolean isFolder, int mode, InputStream content)
      throws IOException {
    if (isFolder) {
      Files.createDirectories(target);
      Files.setPosixFilePermissions(target, PROGRAM);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(target, (mode & 0100) == 0 ? FILE : PROGRAM);
    }
  }

  private static Path within(Path folder, String name) throws IOException {
    var target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) throw new IOException(name + " leads out of the folder");
    return target;
  }
}
