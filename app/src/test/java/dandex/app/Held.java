package dandex.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// How much a folder of dandisets holds, counted from its files alone.
record Held(long dandisets, long versions, long places) {
  static Held in(Path folder, Collection<String> dandisets) throws IOException {
    var held = new Held(0, 0, 0);
    for (var dandiset : children(folder)) {
      if (!dandisets.contains(dandiset.getFileName().toString())) continue;
      held = new Held(held.dandisets + 1, held.versions + 1, held.places + assets(dandiset));
      for (var version : children(dandiset.resolve("versions"))) {
        held = new Held(held.dandisets, held.versions + 1, held.places + assets(version));
      }
    }
    return held;
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static long assets(Path folder) throws IOException {
    var listing = folder.resolve("assets.json.gz");
    if (!Files.exists(listing)) return 0;
    try (var json =
        new JsonFactory().createParser(new GZIPInputStream(Files.newInputStream(listing)))) {
      json.nextToken();
      var count = 0L;
      while (json.nextToken() == JsonToken.START_OBJECT) {
        json.skipChildren();
        count++;
      }
      return count;
    }
  }
}
