package dandex.server.graphql;

import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;

/// The scalars of the schema, which describes them.
final class Scalars {
  private Scalars() {}

  static void bind(RuntimeWiring.Builder wiring) {
    bind(wiring, "Long", ExtendedScalars.GraphQLLong.getCoercing());
    bind(wiring, "DateTime", new InstantCoercing());
    bind(wiring, "JSON", new JsonCoercing());
  }

  private static void bind(RuntimeWiring.Builder wiring, String name, Coercing<?, ?> coercing) {
    wiring.scalar(GraphQLScalarType.newScalar().name(name).coercing(coercing).build());
  }
}
