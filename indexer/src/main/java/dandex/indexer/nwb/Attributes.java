package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dandex.catalog.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a `.zattrs` says of its group or dataset. A value of a form that was not expected counts as
/// none.
///
/// @param values of the attributes of the file, by name
/// @param linkTarget where it leads, if it only points to another group or dataset:
///   `general/devices/D`
/// @param isScalar whether the array of one element stands for a scalar
record Attributes(Map<String, AttributeValue> values, @Nullable String linkTarget, boolean isScalar)
    implements NodePart {
  static final Attributes NONE = new Attributes(Map.of(), null, false);

  /// Attributes of LINDI, not of the file.
  private static final Set<String> RESERVED =
      Set.of("_SCALAR", "_COMPOUND_DTYPE", "_REFERENCE", "_EXTERNAL_ARRAY_LINK", "_SOFT_LINK");

  private static final String NOWHERE = "";

  /// Says which one it is, and so has no like that anyone would look for.
  private static final String OBJECT_ID = "object_id";

  /// Reads the object at whose start the parser stands, and leaves the parser at its end.
  static Attributes parse(JsonParser in) throws IOException {
    var values = new LinkedHashMap<String, AttributeValue>();
    String linkTarget = null;
    boolean isScalar = false;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var name = in.currentName();
      in.nextToken();
      switch (name) {
        case "_SCALAR" -> isScalar = in.currentToken() == JsonToken.VALUE_TRUE;
        case "_SOFT_LINK" -> linkTarget = target(in);
        default -> {
          if (!RESERVED.contains(name)) values.put(name, AttributeValue.read(in));
        }
      }
      in.skipChildren();
    }
    return new Attributes(values, linkTarget, isScalar);
  }

  boolean isLink() {
    return linkTarget != null;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  AttributeValue value(String name) {
    return values.getOrDefault(name, AttributeValue.NONE);
  }

  @Nullable String word(String name) {
    return value(name).word();
  }

  /// As they are looked for; see [Attribute].
  List<String> words() {
    var words = new ArrayList<String>(2 * values.size());
    values.forEach((name, value) -> {
      words.add(name);
      if (!name.equals(OBJECT_ID)) {
        value.small().forEach(small -> words.add(Attribute.word(name, small)));
      }
    });
    return List.copyOf(words);
  }

  /// Of `{"path": "/general/devices/D"}`; one that says nothing of the kind leads nowhere.
  private static @Nullable String target(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) return null;
    var target = NOWHERE;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var isPath = in.currentName().equals("path");
      if (in.nextToken() == JsonToken.VALUE_STRING && isPath) target = in.getText();
      in.skipChildren();
    }
    return target.isEmpty() ? NOWHERE : NodePath.of(target);
  }
}
