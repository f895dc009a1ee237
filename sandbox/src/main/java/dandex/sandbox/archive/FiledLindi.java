package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// LINDI files out of a folder. Which one an asset gets is decided by the hash of its id: with `h`
/// = its first four bytes, `h % 100 < 8` has none and `h % 100 == 8` one that is broken off, else
/// it is number `h / 100 % n` of the n files for its dandiset, or of the general ones where there
/// are none. A file made for another asset of the dandiset is made to tell of the one asked for.
final class FiledLindi {
  private static final Pattern ASSET = Pattern.compile("\"assetId\": \"(.*?)\"");
  private static final Pattern WHEN = Pattern.compile("\"generationTimestamp\": \"(.*?)\"");

  private final Map<String, List<Path>> made = new HashMap<>();
  private final List<Path> general;

  /// @param dandisets the folder that the files are looked for beside
  FiledLindi(Path dandisets) throws IOException {
    general = files(dandisets.resolveSibling("lindi-real-lib"));
    var byDandiset = dandisets.resolveSibling("lindi-by-dandiset");
    if (!Files.isDirectory(byDandiset)) return;
    try (var folders = Files.list(byDandiset)) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        made.put(folder.getFileName().toString(), files(folder));
      }
    }
  }

  Lindi of(String dandiset, HeldAsset asset) {
    var own = made.getOrDefault(dandiset, List.of());
    var files = own.isEmpty() ? general : own;
    var draw = draw(asset.id().toString());
    if (!asset.isNwb() || files.isEmpty() || draw % 100 < 8) return new Lindi.Absent();
    var stored = text(files.get((int) (draw / 100 % files.size())));
    var told = own.isEmpty() ? stored : retold(stored, asset);
    var text = told.getBytes(StandardCharsets.UTF_8);
    return new Lindi.File(
        () -> text,
        generated(told),
        draw % 100 == 8,
        () -> Optional.ofNullable(NwbReading.of(text).generationMetadata()),
        () -> NwbReading.of(text));
  }

  private static long generated(String text) {
    var when = WHEN.matcher(text);
    return when.find() ? Stamp.micros(when.group(1)) : Stamp.micros("2024-01-01");
  }

  private static String retold(String stored, HeldAsset asset) {
    var found = ASSET.matcher(stored);
    if (!found.find()) return stored;
    var text = entry(stored, "assetPath", TextNode.valueOf(asset.path()));
    text = entry(text, "assetSize", LongNode.valueOf(asset.bytes()));
    return text.replace(found.group(1), asset.id().toString());
  }

  private static String entry(String text, String name, JsonNode value) {
    var line = "\"" + name + "\": " + value + ",";
    return Pattern.compile("\"" + name + "\": .*,")
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement(line));
  }

  private static String text(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
  }

  static long draw(String id) {
    try {
      var hash = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
