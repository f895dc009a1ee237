package dandex.server.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A field that is a function of its object alone: it needs no environment, so none is made.
record Field<S>(Class<S> source, Function<S, @Nullable Object> value)
    implements LightDataFetcher<@Nullable Object> {
  @Override
  public @Nullable Object get(
      GraphQLFieldDefinition definition,
      Object object,
      Supplier<DataFetchingEnvironment> environment) {
    return value.apply(source.cast(object));
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    return value.apply(source.cast(Objects.requireNonNull(environment.<Object>getSource())));
  }
}
