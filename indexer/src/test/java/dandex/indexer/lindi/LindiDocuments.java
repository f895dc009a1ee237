package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.NwbObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// LINDI documents written by hand, and what the parser makes of them.
final class LindiDocuments {
  private static final LindiParser PARSER = new LindiParser(LindiLimits.DEFAULT);
  private static final ObjectMapper JSON = new JsonMapper();

  private LindiDocuments() {}

  /// A document whose refs are a root group and those given.
  static String withRefs(String refs) {
    return "{\"refs\":{\".zgroup\":{\"zarr_format\":2}," + refs + "}}";
  }

  static Parsing parsing(byte[] document) {
    try {
      return PARSER.parse(new ByteArrayInputStream(document));
    } catch (IOException e) {
      throw new AssertionError("a document in memory cannot fail to be read", e);
    }
  }

  static Parsing.Parsed parsed(String document) {
    var parsing = parsing(document.getBytes(UTF_8));
    assertThat(parsing).isInstanceOf(Parsing.Parsed.class);
    return (Parsing.Parsed) parsing;
  }

  static String reasonAgainst(String document) {
    var parsing = parsing(document.getBytes(UTF_8));
    assertThat(parsing).isInstanceOf(Parsing.Unusable.class);
    return ((Parsing.Unusable) parsing).reason();
  }

  static JsonNode structure(String document) throws IOException {
    return JSON.readTree(parsed(document).structure().text());
  }

  /// The refs that are kept of [#withRefs], the root group not among them.
  static JsonNode kept(String refs) throws IOException {
    var kept = (ObjectNode) structure(withRefs(refs)).get("refs");
    return kept.without(".zgroup");
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  static Map<String, NwbObject> objects(String refs) {
    return parsed(withRefs(refs)).objects().stream()
        .collect(Collectors.toMap(NwbObject::path, Function.identity()));
  }

  static NwbObject object(String path, String refs) {
    var found = objects(refs).get(path);
    if (found == null) throw new AssertionError("no object at " + path);
    return found;
  }
}
