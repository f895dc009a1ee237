package dandex.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The distribution of Elasticsearch.
record ElasticsearchZip(Path zip) {
  private static final String PROPERTY = "dandex.elasticsearch.zip";

  /// The one that the launcher, or the build, has found.
  static ElasticsearchZip found() {
    return named(System.getProperty(PROPERTY));
  }

  static ElasticsearchZip named(@Nullable String file) {
    if (file == null) {
      throw new ServerFailed(
          "no Elasticsearch is at hand: the system property " + PROPERTY + " is not set");
    }
    if (!Files.isRegularFile(Path.of(file))) {
      throw new ServerFailed("no Elasticsearch is at hand: there is no file " + file);
    }
    return new ElasticsearchZip(Path.of(file));
  }

  /// The folder with `bin` and `lib`.
  Path unpacked(Path home) {
    var name = zip.getFileName().toString().replaceFirst("\\.zip$", "");
    return Distribution.cached(home, name, Unpacking.zip(zip));
  }
}
