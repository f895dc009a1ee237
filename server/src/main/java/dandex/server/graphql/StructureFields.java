package dandex.server.graphql;

import dandex.catalog.NwbItem;
import dandex.catalog.Page;
import dandex.server.find.StructureInquiry;
import dandex.server.find.StructurePage;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is in the NWB file of an asset, as a tree: its page, and the fields of each item.
final class StructureFields {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 4_000;

  private StructureFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("StructureItem", ItemNode.class)
            .field("path", node -> node.found().item().path())
            .field("name", node -> node.found().item().name())
            .field("parent", node -> node.found().item().parent())
            .field("depth", node -> node.found().below().size())
            .field("kind", node -> node.found().item().kind())
            .field("shape", node -> node.found().item().shape())
            .field("dtype", node -> node.found().item().dtype())
            .field("neurodataType", node -> node.found().neurodataType())
            .field("attributes", ItemNode::attributes)
            .field("value", node -> node.found().item().value())
            .field("aliases", node -> node.found().item().aliases())
            .field("target", node -> node.found().item().target())
            .field("childCount", node -> node.found().children())
            .build());
  }

  /// Null where no structure is stored.
  static @Nullable Connection<ItemNode> page(DataFetchingEnvironment environment) {
    var node = Objects.requireNonNull(environment.<LindiNode>getSource());
    if (!node.isKept()) return null;
    var arguments = environment.getArguments();
    var selected = environment.getSelectionSet();
    var wanted = Wanted.in(selected);
    var path = path(String.valueOf(arguments.get("path")));
    var depth = depth(arguments);
    var kinds = kinds(arguments);
    var seal = new Seal("structure" + path + "\n" + depth + kinds);
    var page = Pages.page(arguments, seal, wanted.rows());
    var after = page.from();
    var asked =
        new StructureInquiry(
            path,
            depth,
            kinds,
            page.size(),
            page.backward(),
            after == null ? null : after.stream().map(String::valueOf).skip(1).toList(),
            wanted.total(),
            selected.containsAnyOf("nodes/childCount", "edges/node/childCount"));
    return connection(node, asked, page, seal);
  }

  private static Connection<ItemNode> connection(
      LindiNode node, StructureInquiry asked, Page asks, Seal seal) {
    var page = node.page().structure(node.asset(), asked);
    var edges = new ArrayList<Edge<ItemNode>>(page.items().size());
    var hits = new ArrayList<List<@Nullable Object>>(page.items().size());
    for (var found : page.items()) {
      var position = position(found);
      edges.add(new Edge<>(new ItemNode(found, node.asset(), asked, node.page()), position, seal));
      hits.add(position);
    }
    return Connection.of(edges, hits, asks, page.more(), page.total(), seal);
  }

  /// The names from what was asked for down to the item, after a mark, lest there be none.
  private static List<@Nullable Object> position(StructurePage.Item found) {
    var position = new ArrayList<@Nullable Object>();
    position.add("below");
    position.addAll(found.below());
    return position;
  }

  private static String path(String written) {
    if (written.length() > LONGEST) {
      throw Refusal.badInput("`path` has over %,d characters".formatted(LONGEST));
    }
    if (written.indexOf('\0') >= 0) throw Refusal.badInput("`path` has a character U+0000 in it");
    var path = written.replaceAll("^/+|(?<!/)/+$", "");
    return path.isEmpty() ? "/" : path;
  }

  private static int depth(Map<String, ?> arguments) {
    if (!(arguments.get("depth") instanceof Integer depth)) {
      throw new IllegalStateException("the schema has no default for depth");
    }
    if (depth < 0 || depth > DEEPEST) {
      throw Refusal.badInput(
          "`depth` is %d: ask for 0, the item itself, to %d".formatted(depth, DEEPEST));
    }
    return depth;
  }

  private static List<NwbItem.Kind> kinds(Map<String, ?> arguments) {
    @Nullable Object kinds = arguments.get("kind");
    return kinds == null
        ? List.of(NwbItem.Kind.values())
        : ((List<?>) kinds).stream().map(kind -> NwbItem.Kind.valueOf(kind.toString())).toList();
  }
}
