package dandex.indexer.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The sizes of an array or of its chunks, slowest dimension first; none for a single value.
record Extent(List<Long> sizes) {
  Extent {
    sizes = List.copyOf(sizes);
  }

  static Extent of(JsonNode list) throws Undecodable {
    if (!list.isArray()) throw new Undecodable("no list of sizes");
    var sizes = new ArrayList<Long>();
    for (var size : list) {
      if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
        throw new Undecodable("no size: " + size);
      }
      sizes.add(size.longValue());
    }
    return new Extent(sizes);
  }

  /// How many elements there are; `Long.MAX_VALUE` stands for more than that.
  long count() {
    if (sizes.contains(0L)) return 0;
    long count = 1;
    for (long size : sizes) {
      if (count > Long.MAX_VALUE / size) return Long.MAX_VALUE;
      count *= size;
    }
    return count;
  }

  int dimensions() {
    return sizes.size();
  }

  /// Whether the elements stand in the same order by rows and by columns.
  boolean isLine() {
    return sizes.stream().filter(size -> size > 1).count() <= 1;
  }
}
