package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import org.jspecify.annotations.Nullable;

/// Sort values on their way to the client and back: texts, numbers, null.
final class Positions {
  private Positions() {}

  static FieldValue fieldValue(@Nullable Object value) {
    return switch (value) {
      case null -> FieldValue.NULL;
      case String text -> FieldValue.of(text);
      case Double number -> FieldValue.of(number);
      case Integer number -> FieldValue.of(number.longValue());
      case Long number -> FieldValue.of(number);
      default -> throw strange(value);
    };
  }

  static @Nullable Object value(FieldValue value) {
    return switch (value._kind()) {
      case Null -> null;
      case String -> value.stringValue();
      case Long -> value.longValue();
      case Double -> value.doubleValue();
      default -> throw new IllegalStateException("a sort value of kind " + value._kind());
    };
  }

  static IllegalArgumentException strange(Object position) {
    return new IllegalArgumentException("not a position in this order: " + position);
  }
}
