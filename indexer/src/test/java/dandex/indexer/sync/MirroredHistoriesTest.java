package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.indexer.mirror.Mirror;
import dandex.indexer.mirror.Pace;
import dandex.indexer.mirror.Verify;
import dandex.sandbox.Proof;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The index that was kept up with every sync of a history is, document by document, the one that
/// is made anew of the catalog in the end: no sync changes anything of which the mirror is not
/// told.
class MirroredHistoriesTest {
  private static final int FIRST = 2001;

  private final SyncBench bench = new SyncBench();
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());

  @AfterEach
  void close() {
    cluster.close();
    bench.close();
  }

  @Test
  void the_index_kept_up_with_a_history_is_the_one_made_anew_in_the_end() throws Exception {
    for (var seed = FIRST; seed < FIRST + Proof.sized(50, 4); seed++) {
      bench.empty();
      var kept = TestServers.freshPrefix();
      var anew = TestServers.freshPrefix();
      try (var history = new History(seed, bench)) {
        history.live(() -> mirror(kept));
        assertThat(new Verify(bench.database, cluster, kept).verify().agrees())
            .as(history.told())
            .isTrue();
        mirror(anew);
        assertThat(documents(kept)).as(history.told()).isEqualTo(documents(anew));
      } finally {
        throwAway(kept);
        throwAway(anew);
      }
    }
  }

  private void mirror(String prefix) throws Exception {
    var clock = Clock.systemUTC();
    var data = bench.database.dataSource();
    var notes = new Notes();
    new Mirror(
            bench.database,
            cluster,
            new Outbox(data, clock),
            new Leases(data, clock),
            prefix,
            Pace.USUAL)
        .run(notes);
    assertThat(notes.errors()).isEmpty();
  }

  private Map<String, JsonNode> documents(String prefix) throws IOException {
    var documents = new TreeMap<String, JsonNode>();
    for (var kind : new String[] {"-asset", "-dandiset"}) {
      var found =
          cluster.client().search(ask -> ask.index(prefix + kind).size(10_000), JsonNode.class);
      for (var hit : found.hits().hits()) {
        documents.put(kind + " " + hit.id(), hit.source());
      }
    }
    return documents;
  }

  private void throwAway(String prefix) throws IOException {
    var indices = cluster.client().indices();
    var names = new ArrayList<String>();
    for (var kind : new String[] {"-asset-1", "-dandiset-1"}) {
      if (indices.exists(ask -> ask.index(prefix + kind)).value()) names.add(prefix + kind);
    }
    if (!names.isEmpty()) indices.delete(ask -> ask.index(names));
  }
}
