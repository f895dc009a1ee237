package dandex.indexer.zarr;

import com.fasterxml.jackson.databind.JsonNode;

/// A step between the elements of a chunk and what is stored, as numcodecs knows it: bytes in,
/// bytes out.
sealed interface Codec permits Compressor, Fletcher32, Shuffle {
  /// @param mostBytes what comes out has no more
  byte[] decode(byte[] coded, int mostBytes) throws Undecodable;

  static Codec of(JsonNode config) throws Undecodable {
    var id = config.path("id").asText();
    return switch (id) {
      case "blosc" -> Compressor.BLOSC;
      case "zlib" -> Compressor.ZLIB;
      case "gzip" -> Compressor.GZIP;
      case "zstd" -> Compressor.ZSTD;
      case "lz4" -> Compressor.LZ4;
      case "shuffle" -> Shuffle.of(config);
      case "fletcher32" -> new Fletcher32();
      default -> throw new Undecodable("codec " + id);
    };
  }
}
