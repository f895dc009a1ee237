package dandex.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder and what is below it.
record Folder(Path path) {
  /// Of all files that may be looked at; what comes and goes meanwhile may count or not.
  long bytes() {
    var sum = new Sum();
    try {
      if (Files.isDirectory(path)) Files.walkFileTree(path, sum);
      return sum.bytes;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the visitor goes on past failures
    }
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) {
      return FileVisitResult.CONTINUE;
    }
  }
}
