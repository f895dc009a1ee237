package dandex.catalog.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The schema that this program wants.
public final class Schema {
  private static final String MIGRATIONS = "/db/migration";
  private static final Pattern NAME = Pattern.compile("V(\\d+)__.*");

  private Schema() {}

  /// Its version, to which the last migration leads.
  public static int version() {
    try {
      var place = Objects.requireNonNull(Schema.class.getResource(MIGRATIONS)).toURI();
      return place.getScheme().equals("jar") ? inJar(place) : in(Path.of(place));
    } catch (IOException | URISyntaxException odd) {
      throw new IllegalStateException("the migrations are not in this program", odd);
    }
  }

  private static int inJar(URI place) throws IOException {
    try (var jar = FileSystems.newFileSystem(place, Map.of())) {
      return in(jar.getPath(MIGRATIONS));
    }
  }

  private static int in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(name -> name.matches())
          .mapToInt(name -> Integer.parseInt(name.group(1)))
          .max()
          .orElseThrow();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
