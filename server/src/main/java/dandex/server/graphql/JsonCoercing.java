package dandex.server.graphql;

import dandex.catalog.Json;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;

/// JSON as it is stored: [AnswerJson] writes its text into the answer unread.
final class JsonCoercing implements Coercing<Object, Json> {
  @Override
  public Json serialize(Object value, GraphQLContext context, Locale locale) {
    if (value instanceof Json json) return json;
    throw new CoercingSerializeException("not JSON");
  }
}
