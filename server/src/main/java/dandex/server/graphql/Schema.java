package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.language.InterfaceTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/// `schema.graphqls` bound to code, every field explicitly.
final class Schema {
  private Schema() {}

  static GraphQLSchema load() {
    var types = new SchemaParser().parse(text());
    return new SchemaGenerator().makeExecutableSchema(types, wiring());
  }

  static String text() {
    try (var stream = Schema.class.getResourceAsStream("/schema.graphqls")) {
      if (stream == null) throw new IllegalStateException("the jar has no schema.graphqls");
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RuntimeWiring wiring() {
    var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new NothingImplied());
    Scalars.bind(wiring);
    QueryFields.bind(wiring);
    AssetFields.bind(wiring);
    ObjectFields.bind(wiring);
    LindiFields.bind(wiring);
    StructureFields.bind(wiring);
    FileFields.bind(wiring);
    GroupFields.bind(wiring);
    FacetFields.bind(wiring);
    DandisetFields.bind(wiring);
    DescriptionFields.bind(wiring);
    OriginFields.bind(wiring);
    LookupFields.bind(wiring);
    FreshnessFields.bind(wiring);
    SuggestionFields.bind(wiring);
    NeurodataTypeFields.bind(wiring);
    TombstoneFields.bind(wiring);
    RunFields.bind(wiring);
    RequestFields.bind(wiring);
    MutationFields.bind(wiring);
    SubscriptionFields.bind(wiring);
    ConnectionFields.bind(wiring);
    Highlight.bind(wiring);
    return wiring.build();
  }

  /// No field is read by reflection: one that nobody bound is a fault found at the start.
  private static final class NothingImplied implements WiringFactory {
    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment field) {
      var name = field.getParentType().getName() + "." + field.getFieldDefinition().getName();
      // An interface is answered by the types that implement it, but has to have something.
      if (field.getParentType() instanceof InterfaceTypeDefinition) return _ -> unanswered(name);
      return unanswered(name);
    }

    private static DataFetcher<?> unanswered(String field) {
      throw new IllegalStateException("nothing answers " + field);
    }
  }
}
