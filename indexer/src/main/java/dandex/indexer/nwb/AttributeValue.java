package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dandex.catalog.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of an attribute as far as it is plain. MatNWB writes a word as a list of one word, so
/// a list of one is the one.
///
/// @param scalars texts, numbers as JSON writes them, `true` and `false`, in their order; of more
///   than are looked for only one more
/// @param texts those of the scalars that are texts
/// @param isPlain whether there is nothing else in it: no object, no list in a list, no null
record AttributeValue(List<String> scalars, List<String> texts, boolean isPlain) {
  static final AttributeValue NONE = new AttributeValue(List.of(), List.of(), false);

  /// Reads the value at which the parser stands, and leaves the parser at the value's last token.
  static AttributeValue read(JsonParser in) throws IOException {
    var reading = new Reading();
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) reading.take(in);
    } else {
      reading.take(in);
    }
    return new AttributeValue(reading.scalars, reading.texts, reading.isPlain);
  }

  /// The one text, where there is just one.
  @Nullable String word() {
    return texts.size() == 1 ? texts.getFirst() : null;
  }

  /// The one number, where there is just one scalar and that is one.
  @Nullable Double number() {
    if (!isPlain || scalars.size() != 1 || !texts.isEmpty()) return null;
    try {
      return Double.valueOf(scalars.getFirst());
    } catch (NumberFormatException truth) {
      return null;
    }
  }

  /// As words that can be looked for.
  List<String> small() {
    if (!isPlain || scalars.size() > Attribute.MOST_VALUES) return List.of();
    for (var scalar : scalars) {
      if (scalar.length() > Attribute.LONGEST) return List.of();
    }
    return scalars;
  }

  private static final class Reading {
    private final List<String> scalars = new ArrayList<>(1);
    private final List<String> texts = new ArrayList<>(1);
    private boolean isPlain = true;

    void take(JsonParser in) throws IOException {
      switch (in.currentToken()) {
        case VALUE_STRING -> {
          var text = in.getText();
          texts.add(text);
          if (hasRoom()) scalars.add(text);
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
          if (hasRoom()) scalars.add(in.getText());
        }
        default -> isPlain = false;
      }
      in.skipChildren();
    }

    private boolean hasRoom() {
      return scalars.size() <= Attribute.MOST_VALUES;
    }
  }
}
