package dandex.server.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Instants as text in UTC with all the digits that they have: the ready-made scalar cuts them to
/// milliseconds, so what it shows would not be what filters compare.
final class InstantCoercing implements Coercing<Instant, String> {
  private static final int LAST_YEAR = 9999; // of RFC 3339, and within what both stores take

  @Override
  public String serialize(Object value, GraphQLContext context, Locale locale) {
    if (value instanceof Instant instant) return instant.toString();
    throw new CoercingSerializeException("not an instant");
  }

  @Override
  public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
    return read(input).orElseThrow(() -> new CoercingParseValueException(complaint(input)));
  }

  @Override
  public Instant parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    @Nullable Object text = input instanceof StringValue string ? string.getValue() : null;
    return read(text)
        .orElseThrow(
            () -> new CoercingParseLiteralException(complaint(text == null ? "this" : text)));
  }

  @Override
  public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
    return StringValue.of(value.toString());
  }

  private static Optional<Instant> read(@Nullable Object input) {
    if (!(input instanceof String text)) return Optional.empty();
    try {
      var time = OffsetDateTime.parse(text);
      return Optional.of(time)
          .filter(read -> read.getYear() >= 0 && read.getYear() <= LAST_YEAR)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static String complaint(Object input) {
    return Quotation.of(input.toString()) + " is no instant: write it as 2024-01-01T12:00:00Z";
  }
}
