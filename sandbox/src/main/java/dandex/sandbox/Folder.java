package dandex.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Folders as wholes.
final class Folder {
  private Folder() {}

  static Path create(Path folder) {
    try {
      var created = Files.createDirectories(folder).toRealPath();
      if (Files.isWritable(created)) return created;
      throw new ServerFailed(
          "the folder %s belongs to %s, and we may not write to it"
              .formatted(created, Files.getOwner(created)));
    } catch (IOException e) {
      throw new ServerFailed("cannot create the folder " + folder, e);
    }
  }

  /// Lets nobody but its owner look into it.
  static void shut(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /// Deletes it with all that is in it, and is content when others delete it too.
  static void delete(Path folder) {
    try {
      if (Files.exists(folder)) Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw new ServerFailed("cannot delete " + folder, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes what) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null && !(e instanceof NoSuchFileException)) throw e;
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
