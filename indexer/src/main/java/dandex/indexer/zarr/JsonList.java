package dandex.indexer.zarr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Objects as JSON, which numcodecs calls `json2`: a list of the elements, in lists where there are
/// several dimensions, then the dtype and the extent: `["a","b","|O",[2]]`.
record JsonList() implements ElementForm {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  static JsonList of(JsonNode config) throws Undecodable {
    var encoding = config.path("encoding").asText("utf-8");
    if (!encoding.equals("utf-8")) throw new Undecodable("JSON in " + encoding);
    return new JsonList();
  }

  @Override
  public List<@Nullable Object> read(byte[] chunk, Extent extent) throws Undecodable {
    try (var in = JSON.createParser(Text.utf8(ByteBuffer.wrap(chunk)))) {
      var elements = new ArrayList<@Nullable Object>();
      expect(in.nextToken() == JsonToken.START_ARRAY);
      readInto(elements, in, extent.dimensions() == 0 ? List.of(1L) : extent.sizes());
      expect(in.nextToken() == JsonToken.VALUE_STRING && in.getText().equals("|O"));
      expect(extent(in).equals(extent.sizes()));
      expect(in.nextToken() == JsonToken.END_ARRAY && in.nextToken() == null);
      return elements;
    } catch (IOException e) {
      throw new Undecodable("not JSON: " + e.getMessage());
    }
  }

  /// Reads the elements of the list in which the parser stands.
  private static void readInto(List<@Nullable Object> elements, JsonParser in, List<Long> sizes)
      throws IOException, Undecodable {
    var inner = sizes.subList(1, sizes.size());
    for (long i = 0; i < sizes.getFirst(); i++) {
      var token = in.nextToken();
      if (inner.isEmpty()) {
        elements.add(element(in, token));
      } else {
        expect(token == JsonToken.START_ARRAY);
        readInto(elements, in, inner);
        expect(in.nextToken() == JsonToken.END_ARRAY);
      }
    }
  }

  private static @Nullable Object element(JsonParser in, @Nullable JsonToken token)
      throws IOException, Undecodable {
    return switch (token) {
      case VALUE_STRING -> Text.unicode(in.getText());
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case START_ARRAY, START_OBJECT -> {
        in.skipChildren();
        yield null;
      }
      case null, default -> throw new Undecodable("fewer elements than announced");
    };
  }

  private static List<Long> extent(JsonParser in) throws IOException, Undecodable {
    expect(in.nextToken() == JsonToken.START_ARRAY);
    var sizes = new ArrayList<Long>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      expect(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
      sizes.add(in.getLongValue());
    }
    return sizes;
  }

  private static void expect(boolean isSo) throws Undecodable {
    if (!isSo) throw new Undecodable("no list of that extent");
  }
}
