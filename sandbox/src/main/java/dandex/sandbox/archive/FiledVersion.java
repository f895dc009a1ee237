package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/// A draft or a published version as its folder tells it.
///
/// @param assets by path, in byte order
record FiledVersion(
    String name, long created, long modified, ObjectNode metadata, List<FiledAsset> assets) {
  static FiledVersion read(Path folder, String name) throws IOException {
    var metadata = (ObjectNode) Json.read(Files.readAllBytes(folder.resolve("dandiset.json")));
    var assets = assets(folder.resolve("assets.json.gz"));
    if (!name.equals(HeldVersion.DRAFT)) {
      var when =
          metadata.hasNonNull("datePublished")
              ? Stamp.micros(metadata.get("datePublished").asText())
              : Stamp.released(name);
      return new FiledVersion(name, when, when, metadata, assets);
    }
    var created = created(metadata, assets);
    return new FiledVersion(
        name, created, modified(folder, created, metadata, assets), metadata, assets);
  }

  private static List<FiledAsset> assets(Path file) throws IOException {
    if (!Files.exists(file)) return List.of();
    var assets = new ArrayList<FiledAsset>();
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      for (var told : Json.read(in.readAllBytes())) assets.add(FiledAsset.of(told));
    }
    assets.sort(
        Comparator.comparing((FiledAsset asset) -> asset.asset().path(), ByteOrder::compare));
    return List.copyOf(assets);
  }

  private static long created(JsonNode metadata, List<FiledAsset> assets) {
    for (var name : List.of("dateCreated", "dateModified")) {
      var told = metadata.path(name).asText("");
      if (!told.isEmpty()) return Stamp.micros(told);
    }
    return assets.stream()
        .mapToLong(asset -> asset.asset().created())
        .min()
        .orElse(Stamp.micros("2020-01-01"));
  }

  /// The latest of all that is told of the draft.
  private static long modified(
      Path folder, long created, JsonNode metadata, List<FiledAsset> assets) throws IOException {
    var told = LongStream.builder().add(created);
    var edited = metadata.path("dateModified").asText("");
    if (!edited.isEmpty()) told.add(Stamp.micros(edited));
    var state = folder.resolve("assets-state.json");
    if (Files.exists(state)) {
      told.add(Stamp.micros(Json.read(Files.readAllBytes(state)).get("timestamp").asText()));
    }
    assets.forEach(asset -> told.add(asset.asset().modified()));
    return told.build().max().orElse(created);
  }
}
