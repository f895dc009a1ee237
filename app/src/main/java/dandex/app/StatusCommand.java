package dandex.app;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterAccess;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.store.Database;
import dandex.catalog.store.DatabaseUnreachable;
import dandex.catalog.store.Plans;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Says how the stores are; starts nothing. Exit code 1 when one is not there.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Surroundings surroundings;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var stores = surroundings.config().get().stores();
    var stack = new LocalStack(surroundings.config().get().home());
    var database =
        Optional.ofNullable(stores.databaseUrl()).or(() -> stack.postgres().map(s -> s.url()));
    var cluster =
        Optional.ofNullable(stores.cluster())
            .or(() -> stack.elasticsearch().map(s -> ClusterAccess.at(s.url())));
    var postgres =
        database
            .map(url -> postgres(url, stores.databasePassword()))
            .orElse("not up; `dandex up` starts it");
    var elasticsearch = cluster.map(this::elasticsearch).orElse("not up; `dandex up` starts it");
    surroundings.console().answer("Postgres       " + postgres);
    surroundings.console().answer("Elasticsearch  " + elasticsearch);
    return postgres.startsWith("up") && elasticsearch.startsWith("up") ? 0 : 1;
  }

  private String postgres(String url, @Nullable String password) {
    try (var database = Database.open(url, password, 2, PATIENCE, Plans.FRESH)) {
      var outbox = new Outbox(database.dataSource(), surroundings.clock());
      return "up at %s; %,d dandisets, %,d changes to be mirrored"
          .formatted(
              Mask.over(url),
              database.dandisets().identifiers().size(),
              outbox.pending(DocumentKind.ASSET) + outbox.pending(DocumentKind.DANDISET));
    } catch (DatabaseUnreachable e) {
      return "not there: " + e.getMessage();
    }
  }

  private String elasticsearch(ClusterAccess access) {
    try (var cluster = Cluster.open(access)) {
      cluster.require();
      return "up at "
          + access
          + IndexState.trouble(cluster, surroundings.config().get().indexPrefix())
              .map(trouble -> "; " + trouble)
              .orElse("");
    } catch (ClusterUnreachable e) {
      return "not there: " + e.getMessage();
    }
  }
}
