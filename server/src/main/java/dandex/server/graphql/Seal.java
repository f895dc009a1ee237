package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Marks cursors with the question to which they belong. A cursor is a JSON array in base64url: a
/// checksum of question and position, then the position: sort values, key last.
///
/// @param question the whole of what orders and chooses the answer, in words
record Seal(String question) {
  private static final int LONGEST = 10_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  String cursor(List<@Nullable Object> position) {
    var cursor = new ArrayList<@Nullable Object>(position.size() + 1);
    cursor.add(mark(position));
    cursor.addAll(position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(cursor));
  }

  /// The position that a cursor of this question holds.
  ///
  /// @param argument that has the cursor
  /// @throws Refusal when it is none of this question's, or was altered
  List<@Nullable Object> open(String argument, String cursor) {
    var values = read(argument, cursor);
    var position = values.isEmpty() ? values : values.subList(1, values.size());
    if (position.isEmpty() || !mark(position).equals(values.getFirst())) {
      throw foreign(argument);
    }
    return position;
  }

  private List<@Nullable Object> read(String argument, String cursor) {
    if (cursor.length() > LONGEST) throw foreign(argument);
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      // Nodes rather than values at first: the whole may be anything, and a value null.
      var position = new ArrayList<@Nullable Object>();
      for (var value : JSON.readTree(bytes)) position.add(JSON.treeToValue(value, Object.class));
      return position;
    } catch (IllegalArgumentException | IOException malformed) {
      throw foreign(argument);
    }
  }

  private String mark(List<@Nullable Object> position) {
    var sum = new CRC32C();
    sum.update(question.getBytes(UTF_8));
    sum.update(bytes(position));
    return Long.toHexString(sum.getValue());
  }

  private static byte[] bytes(List<@Nullable Object> values) {
    try {
      return JSON.writeValueAsBytes(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("sort values are texts and numbers", impossible);
    }
  }

  private static Refusal foreign(String argument) {
    return Refusal.badInput(
        "`%s` is no cursor of this question: take one of a page that was asked for with the same"
                .formatted(argument)
            + " filter, search, versions and order");
  }
}
