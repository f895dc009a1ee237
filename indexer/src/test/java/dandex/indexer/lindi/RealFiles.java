package dandex.indexer.lindi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// LINDI files that the real library made, or that were rebuilt from real listings, where they are
/// at hand.
final class RealFiles {
  private static final Path DATA = Path.of(System.getProperty("dandex.shared"), "data");

  private RealFiles() {}

  static boolean areThere() {
    return Files.isDirectory(DATA);
  }

  static Path data() {
    assumeTrue(areThere(), () -> "no real metadata at " + DATA);
    return DATA;
  }

  static List<Path> all() {
    return Stream.of("lindi-real-lib", "lindi-by-dandiset", "lindi-example")
        .flatMap(folder -> in(data().resolve(folder)).stream())
        .filter(file -> file.toString().endsWith(".lindi.json.gz"))
        .toList();
  }

  static InputStream open(Path file) {
    try {
      return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> in(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
