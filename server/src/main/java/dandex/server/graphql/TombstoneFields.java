package dandex.server.graphql;

import dandex.catalog.DandisetId;
import dandex.catalog.Page;
import dandex.catalog.store.Tombstone;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dandisets that are gone: their page, and the fields of each.
final class TombstoneFields {
  private static final Seal SEAL = new Seal("tombstones");

  private TombstoneFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Tombstone", Tombstone.class)
            .field("identifier", stone -> stone.dandiset().toString())
            .field("name", Tombstone::name)
            .field("reason", stone -> stone.reason().toUpperCase(Locale.ROOT))
            .field("noticed", Tombstone::at)
            .build());
  }

  static Connection<Tombstone> page(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var arguments = environment.getArguments();
    var wanted = Wanted.in(environment.getSelectionSet());
    var page = Pages.page(arguments, SEAL, wanted.rows());
    // One more than wanted tells whether there is more.
    var stones = wanted.rows() ? stones(exchange, page) : List.<Tombstone>of();
    var total = wanted.total() ? count(exchange) : null;
    var shown = stones.subList(0, Math.min(page.size(), stones.size()));
    return connection(
        page.backward() ? shown.reversed() : shown, page, stones.size() > page.size(), total);
  }

  private static List<Tombstone> stones(Exchange exchange, Page page) {
    var lookups = exchange.sources().stores().lookups();
    var key = Pages.key(page);
    var from = key == null ? null : new DandisetId(key.toString());
    return exchange.asking(() ->
        page.backward()
            ? lookups.lastTombstones(page.size() + 1, from)
            : lookups.tombstones(page.size() + 1, from));
  }

  private static Long count(Exchange exchange) {
    return exchange.asking(exchange.sources().stores().lookups()::tombstoneCount);
  }

  private static Connection<Tombstone> connection(
      List<Tombstone> stones, Page page, boolean more, @Nullable Long total) {
    var edges = new ArrayList<Edge<Tombstone>>(stones.size());
    var hits = new ArrayList<List<@Nullable Object>>(stones.size());
    for (var stone : stones) {
      List<@Nullable Object> position = List.of(stone.dandiset().digits());
      edges.add(new Edge<>(stone, position, SEAL));
      hits.add(position);
    }
    return Connection.of(edges, hits, page, more, total, SEAL);
  }
}
