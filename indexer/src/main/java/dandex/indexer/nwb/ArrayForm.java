package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `.zarray` says of its dataset.
///
/// @param shape slowest dimension first; null where it is no list of sizes
/// @param dtype in the notation of zarr, `<f8`; that of a compound as JSON; null where it is
///   neither
record ArrayForm(@Nullable List<Long> shape, @Nullable String dtype) implements NodePart {
  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern SIZED = Pattern.compile("[<>|=]?([a-zA-Z])(\\d{1,15})");
  private static final long UNKNOWN = 0; // of objects of any size

  /// How many there are; more than can be where that is not known.
  long elements() {
    if (shape == null) return Long.MAX_VALUE;
    return shape.stream().reduce(1L, ArrayForm::product);
  }

  /// How many they are when decoded; 0 where the dtype does not say.
  long bytes() {
    var sized = dtype == null ? null : SIZED.matcher(dtype);
    if (sized == null || !sized.matches()) return UNKNOWN;
    long size = Long.parseLong(sized.group(2)) * (sized.group(1).equals("U") ? 4 : 1);
    return product(elements(), size);
  }

  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  /// Reads the object at whose start the parser stands, and leaves the parser at its end.
  static ArrayForm parse(JsonParser in) throws IOException {
    List<Long> shape = null;
    String dtype = null;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var name = in.currentName();
      in.nextToken();
      switch (name) {
        case "shape" -> shape = sizes(in);
        case "dtype" -> dtype = dtype(in);
        default -> {}
      }
      in.skipChildren();
    }
    return new ArrayForm(shape, dtype);
  }

  private static @Nullable List<Long> sizes(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) return null;
    var sizes = new ArrayList<Long>();
    boolean areSizes = true;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (isSize(in)) sizes.add(in.getLongValue());
      else areSizes = false;
      in.skipChildren();
    }
    return areSizes ? List.copyOf(sizes) : null;
  }

  private static boolean isSize(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && in.getLongValue() >= 0;
  }

  private static @Nullable String dtype(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getText();
      case START_ARRAY -> {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
          out.copyCurrentStructure(in);
        }
        yield text.toString();
      }
      default -> null;
    };
  }
}
