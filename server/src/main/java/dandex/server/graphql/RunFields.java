package dandex.server.graphql;

import dandex.catalog.Page;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunError;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs of the indexer: their page, and the fields of each.
final class RunFields {
  private static final Seal SEAL = new Seal("syncRuns");

  private RunFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("SyncRun", Run.class)
            .field("id", run -> Long.toString(run.id()))
            .field("kind", Run::kind)
            .field("scope", Run::scope)
            .field("status", Run::status)
            .field("started", Run::started)
            .field("finished", Run::finished)
            .field("host", run -> run.starter().host())
            .field("pid", run -> run.starter().pid())
            .field("programVersion", run -> run.starter().version())
            .field("options", Run::options)
            .field("counts", run -> List.copyOf(run.report().counts().entrySet()))
            .field("errors", run -> run.report().errors())
            .field("message", run -> run.report().message())
            .build());
    wiring.type(
        TypeFields.of("SyncCount", Map.Entry.class)
            .field("name", count -> count.getKey())
            .field("value", count -> count.getValue())
            .build());
    wiring.type(
        TypeFields.of("SyncError", RunError.class)
            .field("subject", RunError::subject)
            .field("message", RunError::message)
            .field("url", RunError::url)
            .build());
  }

  static Connection<Run> page(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var arguments = environment.getArguments();
    var wanted = Wanted.in(environment.getSelectionSet());
    var page = Pages.page(arguments, SEAL, wanted.rows());
    // One more than wanted tells whether there is more.
    var runs = wanted.rows() ? runs(exchange, page) : List.<Run>of();
    var total = wanted.total() ? count(exchange) : null;
    var shown = runs.subList(0, Math.min(page.size(), runs.size()));
    return connection(
        page.backward() ? shown.reversed() : shown, page, runs.size() > page.size(), total);
  }

  private static List<Run> runs(Exchange exchange, Page page) {
    var runs = exchange.sources().runs();
    var key = (Long) Pages.key(page);
    return exchange.asking(() ->
        page.backward() ? runs.oldest(page.size() + 1, key) : runs.newest(page.size() + 1, key));
  }

  private static Long count(Exchange exchange) {
    return exchange.asking(exchange.sources().runs()::count);
  }

  private static Connection<Run> connection(
      List<Run> runs, Page page, boolean more, @Nullable Long total) {
    var edges = new ArrayList<Edge<Run>>(runs.size());
    var hits = new ArrayList<List<@Nullable Object>>(runs.size());
    for (var run : runs) {
      List<@Nullable Object> position = List.of(run.id());
      edges.add(new Edge<>(run, position, SEAL));
      hits.add(position);
    }
    return Connection.of(edges, hits, page, more, total, SEAL);
  }
}
