package dandex.indexer.zarr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the elements of a chunk stand in its decoded bytes.
sealed interface ElementForm permits FixedSize, JsonList, PrefixedTexts {
  /// All elements of the chunk, in its order, neither fewer nor more.
  List<@Nullable Object> read(byte[] chunk, Extent extent) throws Undecodable;
}
