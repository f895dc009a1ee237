package dandex.indexer.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a `.zarray` says of how its chunks are read.
///
/// @param shape of the array, `chunk` of each of its chunks
/// @param codecs in the order in which they were applied, the compressor last
public record ArrayCoding(Extent shape, Extent chunk, ElementForm form, List<Codec> codecs) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public ArrayCoding {
    codecs = List.copyOf(codecs);
  }

  /// @return empty where it is no `.zarray` of version 2 or says something that cannot be read here
  public static Optional<ArrayCoding> parse(String zarray) {
    try {
      return Optional.of(of(JSON.readTree(zarray)));
    } catch (JsonProcessingException | Undecodable e) {
      return Optional.empty();
    }
  }

  private static ArrayCoding of(JsonNode array) throws Undecodable {
    var format = array.path("zarr_format");
    if (!format.isInt() || format.intValue() != 2) throw new Undecodable("zarr_format " + format);
    var shape = Extent.of(array.path("shape"));
    var chunk = Extent.of(array.path("chunks"));
    if (shape.dimensions() != chunk.dimensions()) throw new Undecodable("not of one rank");
    checkOrder(array.path("order"), chunk);
    var steps = steps(array);
    var form = form(array.path("dtype"), steps);
    var codecs = new ArrayList<Codec>();
    // The form of objects is the first step, which has become no codec but the form itself.
    for (var step : form instanceof FixedSize ? steps : steps.subList(1, steps.size())) {
      codecs.add(Codec.of(step));
    }
    return new ArrayCoding(shape, chunk, form, codecs);
  }

  private static void checkOrder(JsonNode order, Extent chunk) throws Undecodable {
    boolean isKnown = order.asText().equals("C") || (order.asText().equals("F") && chunk.isLine());
    if (!isKnown) throw new Undecodable("order " + order);
  }

  /// Filters, then the compressor.
  private static List<JsonNode> steps(JsonNode array) throws Undecodable {
    var steps = new ArrayList<JsonNode>();
    var filters = array.path("filters");
    if (filters.isArray()) filters.forEach(steps::add);
    else if (!isNone(filters)) throw new Undecodable("filters " + filters);
    var compressor = array.path("compressor");
    if (!isNone(compressor)) steps.add(compressor);
    return steps;
  }

  private static boolean isNone(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  private static ElementForm form(JsonNode dtype, List<JsonNode> steps) throws Undecodable {
    if (!dtype.isTextual()) throw new Undecodable("dtype " + dtype);
    if (!dtype.textValue().equals("|O")) return FixedSize.of(dtype.textValue());
    if (steps.isEmpty()) throw new Undecodable("objects in no form");
    var id = steps.getFirst().path("id").asText();
    return switch (id) {
      case "json2" -> JsonList.of(steps.getFirst());
      case "vlen-utf8" -> new PrefixedTexts();
      default -> throw new Undecodable("objects as " + id);
    };
  }
}
