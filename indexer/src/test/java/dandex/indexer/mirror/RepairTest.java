package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where index and catalog disagree, whoever did that.
class RepairTest {
  private static final String STRANGER = "ffffffff-0000-0000-0000-000000000000";

  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  private void write(String id, long version, Map<String, ?> document) throws IOException {
    stores
        .cluster
        .client()
        .index(ask ->
            ask.index(stores.prefix + "-asset")
                .id(id)
                .version(version)
                .versionType(VersionType.External)
                .refresh(Refresh.True)
                .document(document));
  }

  @Test
  void missing_stale_and_surplus_documents_are_repaired() throws Exception {
    stores.keep(assets(4));
    stores.mirrored();
    stores.cluster.client().delete(ask -> ask.index(stores.prefix + "-asset").id(key(2)));
    write(key(3), 9, Map.of("assetId", key(3), "encodingFormat", "somebody/elses"));
    write(STRANGER, 5, Map.of("assetId", STRANGER));

    var run = stores.repaired();

    assertThat(run.count("documentsMissing")).isEqualTo(1);
    assertThat(run.count("documentsStale")).isEqualTo(1);
    assertThat(run.count("documentsSurplus")).isEqualTo(1);
    assertThat(run.errors).isEmpty();
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(3), key(4));
    assertThat(stores.found()).containsEntry(key(3), "application/x-nwb");
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(stores.pending()).isZero();
  }

  @Test
  void a_document_under_a_key_that_no_row_can_have_is_deleted() throws Exception {
    stores.keep(assets(2));
    stores.mirrored();
    stores
        .cluster
        .client()
        .index(ask ->
            ask.index(stores.prefix + "-asset")
                .id("Not_One-of/Ours")
                .refresh(Refresh.True)
                .document(Map.of("encodingFormat", "none")));

    stores.repaired();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(2));
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_index_that_is_ahead_of_a_catalog_that_was_set_back_is_repaired() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.execute("update outbox set revision = 0, delivered = 0");
    stores.execute("update outbox set revision = 1, delivered = 1");
    stores.execute("update outbox set revision = 7 where key = '" + key(1) + "'");
    stores.mirrored();
    stores.execute("update outbox set revision = 2, delivered = 2 where key = '" + key(1) + "'");
    assertThat(stores.verification().agrees()).isFalse();

    stores.repaired();

    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_index_that_is_not_there_is_made_and_filled() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.throwAway("asset");

    stores.repaired();

    assertThat(stores.found()).hasSize(3);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void what_agrees_is_left_alone() {
    stores.keep(assets(3));
    stores.mirrored();

    var run = stores.repaired();

    assertThat(run.count("documentsWanted")).isEqualTo(4);
    assertThat(run.delivered()).isEqualTo(-1);
  }

  @Test
  void without_repair_each_disagreement_is_an_error_that_names_keys() {
    stores.keep(assets(2));

    var run = new Witness();
    Stores.run(
        new VerifyRun(
            stores.database,
            stores.cluster,
            stores.outbox,
            stores.prefix,
            Stores.BRISK,
            false,
            _ -> {}),
        run);

    assertThat(run.errors)
        .extracting(error -> error.subject() + " " + error.message())
        .containsExactly(
            "dandiset 1 missing: 000003", "asset 2 missing: " + key(1) + ", " + key(2));
    assertThat(stores.pending()).isEqualTo(3);
  }
}
