package dandex.server.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one type of the schema, bound one by one.
final class TypeFields<S> {
  private final Class<S> source;
  private final TypeRuntimeWiring.Builder wiring;

  private TypeFields(String type, Class<S> source) {
    this.source = source;
    wiring = TypeRuntimeWiring.newTypeWiring(type);
  }

  /// @param source what an object of the type is in Java
  static <S> TypeFields<S> of(String type, Class<S> source) {
    return new TypeFields<>(type, source);
  }

  /// A field that is a function of its object alone.
  TypeFields<S> field(String name, Function<S, @Nullable Object> value) {
    wiring.dataFetcher(name, new Field<>(source, value));
    return this;
  }

  /// A field with arguments, or one that looks ahead.
  TypeFields<S> asked(String name, DataFetcher<?> fetcher) {
    wiring.dataFetcher(name, fetcher);
    return this;
  }

  TypeRuntimeWiring build() {
    return wiring.build();
  }
}
