package dandex.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Fills a folder with what was packed.
///
/// The modes of the files are set, not left to the umask: a server may run as another user than we
/// do.
interface Unpacking {
  Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
  Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  void into(Path folder) throws IOException;

  static Unpacking tarXz(InputStream packed) {
    return folder -> {
      var unpressed = new XZCompressorInputStream(new BufferedInputStream(packed));
      try (var tar = new TarArchiveInputStream(unpressed)) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          var target = within(folder, entry.getName());
          if (entry.isSymbolicLink()) {
            link(target, entry.getLinkName());
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

  private static void put(Path target, boolean isFolder, int mode, InputStream content)
      throws IOException {
    if (isFolder) {
      Files.createDirectories(target);
      Files.setPosixFilePermissions(target, PROGRAM);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(target, (mode & 0100) == 0 ? FILE : PROGRAM);
  }

  private static void link(Path target, String to) throws IOException {
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(target, Path.of(to));
  }

  private static Path within(Path folder, String name) throws IOException {
    var target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) throw new IOException(name + " leads out of the folder");
    return target;
  }
}
