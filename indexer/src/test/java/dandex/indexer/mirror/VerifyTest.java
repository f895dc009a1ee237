package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.Refresh;
import dandex.catalog.DocumentKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyTest {
  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void an_empty_catalog_agrees_with_an_index_that_is_not_there() {
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void what_was_never_mirrored_is_missing() {
    stores.keep(assets(3));

    var assets = comparison(DocumentKind.ASSET);

    assertThat(assets.missing()).isEqualTo(new Sample(3, List.of(key(1), key(2), key(3))));
    assertThat(comparison(DocumentKind.DANDISET).missing().first()).containsExactly("000003");
    assertThat(stores.verification().agrees()).isFalse();
  }

  @Test
  void what_changed_since_is_stale_and_what_is_gone_since_is_surplus() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of(asset(1, "text/plain", Stores.THEN), asset(3)));

    var assets = comparison(DocumentKind.ASSET);

    assertThat(assets.stale().first()).containsExactly(key(1));
    assertThat(assets.surplus().first()).containsExactly(key(2));
    assertThat(assets.missing().count()).isZero();
  }

  @Test
  void an_index_that_somebody_else_touched_is_found_out() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    var alias = stores.prefix + "-asset";
    var stranger = "ffffffff-0000-0000-0000-000000000000";
    var elasticsearch = stores.cluster.client();
    elasticsearch.delete(ask -> ask.index(alias).id(key(2)));
    elasticsearch.index(ask ->
        ask.index(alias).id(stranger).document(Map.of("assetId", stranger)).refresh(Refresh.True));

    var assets = comparison(DocumentKind.ASSET);

    assertThat(assets.rows()).isEqualTo(3);
    assertThat(assets.missing().first()).containsExactly(key(2));
    assertThat(assets.surplus().first()).containsExactly(stranger);
    assertThat(assets.stale().count()).isZero();
  }

  @Test
  void pages_are_turned_to_the_end() {
    stores.keep(assets(5_001));
    Stores.run(stores.mirror(stores.cluster, Pace.USUAL), new Witness());

    var assets = comparison(DocumentKind.ASSET);

    assertThat(assets.rows()).isEqualTo(5_001);
    assertThat(assets.agrees()).isTrue();
  }

  private Comparison comparison(DocumentKind kind) {
    return stores.verification().comparisons().stream()
        .filter(comparison -> comparison.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
