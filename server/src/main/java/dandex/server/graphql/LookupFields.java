package dandex.server.graphql;

import dandex.catalog.AssetId;
import dandex.catalog.Page;
import dandex.catalog.VersionChoice;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of the root that look one thing up, or a few, without a search.
final class LookupFields {
  private LookupFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeRuntimeWiring.newTypeWiring("Node")
            .typeResolver(node -> type(node.getSchema().getObjectType(typeName(node.getObject()))))
            .build());
  }

  static TypeFields<Object> addTo(TypeFields<Object> query) {
    return query
        .asked("node", LookupFields::node)
        .asked("nodes", LookupFields::nodes)
        .asked("asset", LookupFields::asset)
        .asked("dandiset", LookupFields::dandiset)
        .asked("assetByPath", LookupFields::assetByPath)
        .asked("assetsByBlob", LookupFields::assetsByBlob)
        .asked("tombstones", TombstoneFields::page);
  }

  private static @Nullable Object node(DataFetchingEnvironment environment) {
    var key = GlobalId.node(text(environment, "id"));
    return new NodePage(Exchange.of(environment).loaders(), List.of(key)).node(key);
  }

  private static List<@Nullable Object> nodes(DataFetchingEnvironment environment) {
    Collection<?> ids = environment.getArgumentOrDefault("ids", List.of());
    if (ids.size() > Page.MOST) {
      throw Refusal.badInput("`ids` has over %d of them".formatted(Page.MOST));
    }
    var keys = ids.stream().map(id -> GlobalId.node(String.valueOf(id))).toList();
    var page = new NodePage(Exchange.of(environment).loaders(), keys);
    var nodes = new ArrayList<@Nullable Object>(keys.size());
    for (var key : keys) nodes.add(page.node(key));
    return nodes;
  }

  private static @Nullable AssetNode asset(DataFetchingEnvironment environment) {
    return first(environment, List.of(GlobalId.asset(text(environment, "id"))));
  }

  private static @Nullable DandisetNode dandiset(DataFetchingEnvironment environment) {
    var id = Filters.dandisetId(text(environment, "identifier"));
    @Nullable Object version = environment.getArgument("version");
    var choice = version == null ? null : choice(version.toString());
    var node = new DandisetPage(Exchange.of(environment).loaders(), List.of(id)).node(id);
    return node == null || choice == null ? node : node.as(choice);
  }

  private static @Nullable AssetNode assetByPath(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var dandiset = Filters.dandisetId(text(environment, "dandiset"));
    var version = choice(text(environment, "version"));
    var path = text(environment, "path");
    if (path.indexOf('\0') >= 0) throw Refusal.badInput("`path` has a character U+0000 in it");
    var lookups = exchange.sources().stores().lookups();
    var id = exchange.asking(() -> lookups.at(dandiset, version, path));
    return first(environment, id.stream().toList());
  }

  private static List<AssetNode> assetsByBlob(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var blob = blob(text(environment, "blobId"));
    var most = Pages.first(environment.getArguments());
    var lookups = exchange.sources().stores().lookups();
    var ids = exchange.asking(() -> lookups.holding(blob, most));
    return new AssetPage(exchange.loaders(), ids).nodes();
  }

  private static @Nullable AssetNode first(DataFetchingEnvironment environment, List<AssetId> ids) {
    var nodes = new AssetPage(Exchange.of(environment).loaders(), ids).nodes();
    return nodes.isEmpty() ? null : nodes.getFirst();
  }

  private static VersionChoice choice(String text) {
    try {
      return VersionChoice.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badInput(
          Quotation.of(text) + " is no version: write draft, latest or 0.230629.1955");
    }
  }

  private static UUID blob(String text) {
    try {
      return AssetId.parse(text).uuid();
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badInput(Quotation.of(text) + " is no `blobId`, a UUID");
    }
  }

  private static String text(DataFetchingEnvironment environment, String argument) {
    return String.valueOf(environment.<Object>getArgument(argument));
  }

  private static String typeName(@Nullable Object node) {
    return node instanceof AssetNode ? "Asset" : "Dandiset";
  }

  private static GraphQLObjectType type(@Nullable GraphQLObjectType type) {
    if (type == null) throw new IllegalStateException("the schema lacks a type of nodes");
    return type;
  }
}
