package dandex.server.graphql;

import dandex.catalog.NwbObject;
import dandex.server.find.ObjectPage;
import dandex.server.load.ObjectsAsked;
import dandex.server.plan.Planner;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The NWB objects of an asset: their page, and the fields of each.
final class ObjectFields {
  private ObjectFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("NwbObject", NwbObject.class)
            .field("path", NwbObject::path)
            .field("name", object -> object.item().name())
            .field("parent", object -> object.item().parent())
            .field("aliases", object -> object.item().aliases())
            .field("neurodataType", NwbObject::neurodataType)
            .field("namespace", NwbObject::namespace)
            .field("namespaceVersion", NwbObject::namespaceVersion)
            .field("ancestors", NwbObject::ancestors)
            .field("kind", NwbObject::kind)
            .field("columns", NwbObject::columns)
            .field("rows", NwbObject::rows)
            .field("shape", NwbObject::shape)
            .field("dtype", NwbObject::dtype)
            .field("objectId", NwbObject::objectId)
            .field("description", NwbObject::description)
            .field("unit", NwbObject::unit)
            .build());
  }

  static Connection<NwbObject> page(DataFetchingEnvironment environment) {
    var node = Objects.requireNonNull(environment.<AssetNode>getSource());
    var arguments = environment.getArguments();
    var wanted = Wanted.in(environment.getSelectionSet());
    var filter = Filters.OBJECTS.read(arguments.get("filter"));
    var refusal = Planner.refusal(filter);
    if (refusal.isPresent()) throw Refusal.badInput(refusal.get());
    var seal = new Seal("nwbObjects" + filter);
    var page = Pages.page(arguments, seal, wanted.rows());
    var asked = new ObjectsAsked(filter, page, wanted.total());
    return connection(node.page().objects(node.asset().id(), asked), asked, seal);
  }

  private static Connection<NwbObject> connection(ObjectPage page, ObjectsAsked asked, Seal seal) {
    var edges = new ArrayList<Edge<NwbObject>>(page.objects().size());
    var hits = new ArrayList<List<@Nullable Object>>(page.objects().size());
    for (var object : page.objects()) {
      List<@Nullable Object> position = List.of(object.path());
      edges.add(new Edge<>(object, position, seal));
      hits.add(position);
    }
    return Connection.of(edges, hits, asked.page(), page.more(), page.total(), seal);
  }
}
