package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// Reads inline chunks the way that zarr does, apart from what writes them.
final class Unpacking {
  private Unpacking() {}

  /// The bytes that an inline chunk stands for.
  static byte[] written(String chunk) {
    return chunk.startsWith("base64:")
        ? Base64.getDecoder().decode(chunk.substring("base64:".length()))
        : chunk.getBytes(StandardCharsets.UTF_8);
  }

  /// The bytes of the elements.
  static byte[] unpacked(JsonNode array, byte[] chunk) {
    return switch (array.at("/compressor/id").asText("none")) {
      case "blosc" -> blosc(chunk);
      case "zlib" -> inflated(chunk);
      case "zstd" -> {
        var zstd = new ZstdJavaDecompressor();
        var size = (int) zstd.getDecompressedSize(chunk, 0, chunk.length);
        yield decompressed(zstd, chunk, 0, chunk.length, size);
      }
      default -> chunk;
    };
  }

  /// The elements of a dataset of texts.
  static List<String> texts(JsonNode array, byte[] chunk) {
    var bytes = unpacked(array, chunk);
    var dtype = array.get("dtype").asText();
    if (dtype.startsWith("<U")) {
      return List.of(new String(bytes, Charset.forName("UTF-32LE")).replaceFirst("\u0000+$", ""));
    }
    try {
      var texts = new ArrayList<String>();
      var content = Json.read(bytes);
      for (var i = 0; i < content.size() - 2; i++) texts.add(content.get(i).asText());
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] blosc(byte[] frame) {
    var in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    var flags = frame[2];
    var item = frame[3] & 0xff;
    var size = in.getInt(4);
    var blockBytes = in.getInt(8);
    if (in.getInt(12) != frame.length) throw new IllegalArgumentException("another length");
    var out = ByteBuffer.allocate(size);
    if ((flags & 2) != 0) return out.put(frame, 16, size).array();
    for (var block = 0; block * blockBytes < size; block++) {
      var length = Math.min(blockBytes, size - block * blockBytes);
      var parts = (flags & 0x10) != 0 || length < blockBytes ? 1 : item;
      out.put(unshuffled(block(frame, in.getInt(16 + 4 * block), length, parts, flags >> 5), item));
    }
    return out.array();
  }

  private static byte[] block(byte[] frame, int start, int length, int parts, int format) {
    var in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    var block = ByteBuffer.allocate(length);
    var at = start;
    for (var part = 0; part < parts; part++) {
      var packed = in.getInt(at);
      at += 4;
      if (packed == length / parts) block.put(frame, at, packed);
      else block.put(part(frame, at, packed, length / parts, format));
      at += packed;
    }
    return block.array();
  }

  private static byte[] part(byte[] frame, int at, int packed, int length, int format) {
    return switch (format) {
      case 1 -> decompressed(new Lz4JavaDecompressor(), frame, at, packed, length);
      case 2 -> decompressed(new SnappyJavaDecompressor(), frame, at, packed, length);
      case 3 -> inflated(Arrays.copyOfRange(frame, at, at + packed));
      default -> decompressed(new ZstdJavaDecompressor(), frame, at, packed, length);
    };
  }

  private static byte[] unshuffled(byte[] block, int item) {
    var out = block.clone();
    var items = block.length / item;
    for (var i = 0; i < items * item; i++) out[i % items * item + i / items] = block[i];
    return out;
  }

  private static byte[] decompressed(
      Decompressor with, byte[] from, int at, int length, int expected) {
    var out = new byte[expected];
    var size = with.decompress(from, at, length, out, 0, expected);
    if (size != expected) throw new IllegalArgumentException(size + " bytes, not " + expected);
    return out;
  }

  private static byte[] inflated(byte[] chunk) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(chunk))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
