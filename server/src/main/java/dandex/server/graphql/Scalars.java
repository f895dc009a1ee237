package dandex.server.graphql;

import graphql.scalars.ExtendedScalars;
import graphql.schema.idl.RuntimeWiring;

/// The scalars of the schema.
final class Scalars {
  private Scalars() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.scalar(ExtendedScalars.GraphQLLong);
    wiring.scalar(
        ExtendedScalars.DateTime.transform(scalar -> scalar.coercing(new InstantCoercing())));
    wiring.scalar(ExtendedScalars.Json.transform(scalar -> scalar.coercing(new JsonCoercing())));
  }
}
