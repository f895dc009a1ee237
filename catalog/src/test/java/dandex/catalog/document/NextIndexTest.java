package dandex.catalog.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.json.JsonData;
import dandex.catalog.DocumentKind;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An index beside the one that serves, and the moment in which it serves.
class NextIndexTest {
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final String prefix = TestServers.freshPrefix();
  private final Index assets = new Index(prefix, DocumentKind.ASSET);
  private final Index dandisets = new Index(prefix, DocumentKind.DANDISET);
  private final NextIndex next = new NextIndex(assets);

  @AfterEach
  void close() {
    cluster.close();
  }

  private String created(NextIndex wanted) {
    var name = wanted.freeName(cluster);
    wanted.create(cluster, name);
    return name;
  }

  private void outdate(String alias) throws IOException {
    cluster
        .client()
        .indices()
        .putMapping(put -> put.index(alias).meta("source", JsonData.of("another")));
  }

  @Test
  void an_index_fits_the_mapping_that_it_was_made_of_and_no_other() throws Exception {
    assertThat(assets.fit(cluster)).isEqualTo(Fit.ABSENT);
    assets.ensure(cluster);
    assertThat(assets.fit(cluster)).isEqualTo(Fit.CURRENT);

    outdate(assets.alias());

    assertThat(assets.fit(cluster)).isEqualTo(Fit.OUTDATED);
  }

  @Test
  void an_index_that_says_nothing_of_its_mapping_is_outdated() throws Exception {
    cluster
        .client()
        .indices()
        .create(
            create -> create.index(prefix + "-asset-1").aliases(assets.alias(), alias -> alias));

    assertThat(assets.fit(cluster)).isEqualTo(Fit.OUTDATED);
  }

  @Test
  void an_index_that_has_the_aliass_name_is_none() throws Exception {
    cluster.client().indices().create(create -> create.index(assets.alias()));

    assertThat(assets.fit(cluster)).isEqualTo(Fit.ABSENT);
  }

  @Test
  void a_next_index_serves_nobody() {
    assets.ensure(cluster);

    assertThat(created(next)).isEqualTo(prefix + "-asset-2");

    assertThat(next.name(cluster)).contains(prefix + "-asset-2");
    assertThat(next.fit(cluster)).isEqualTo(Fit.CURRENT);
    assertThat(assets.name(cluster)).contains(prefix + "-asset-1");
    assertThat(assets.ensure(cluster)).isFalse();
  }

  @Test
  void a_next_index_is_laid_out_as_wanted_and_gets_its_copies_when_it_is_filled() throws Exception {
    var shape = new IndexShape(3, 1, "5s");
    try (var shaping = Cluster.open(ClusterAccess.at(TestServers.elasticsearch()), shape)) {
      next.create(shaping, next.freeName(shaping));
      assertThat(settings()).isEqualTo("shards 3, replicas 0, refresh -1");

      next.settle(shaping);

      assertThat(settings()).isEqualTo("shards 3, replicas 1, refresh 5s");
      assertThat(next.fit(shaping)).isEqualTo(Fit.CURRENT);
    }
  }

  private String settings() throws IOException {
    var name = next.name(cluster).orElseThrow();
    var made = cluster.client().indices().getSettings(ask -> ask.index(name)).get(name);
    var settings = requireNonNull(requireNonNull(requireNonNull(made).settings()).index());
    return "shards %s, replicas %s, refresh %s"
        .formatted(
            settings.numberOfShards(),
            settings.numberOfReplicas(),
            requireNonNull(settings.refreshInterval()).time());
  }

  @Test
  void aliases_are_moved_together_and_the_old_indices_stay() {
    assets.ensure(cluster);
    dandisets.ensure(cluster);
    var move =
        new AliasMove(Map.of(assets, created(next), dandisets, created(new NextIndex(dandisets))));
    assertThat(move.isDone(cluster)).isFalse();

    move.make(cluster);

    assertThat(move.isDone(cluster)).isTrue();
    assertThat(assets.name(cluster)).contains(prefix + "-asset-2");
    assertThat(dandisets.name(cluster)).contains(prefix + "-dandiset-2");
    assertThat(next.name(cluster)).isEmpty();
    assertThat(NextIndex.isOfNoUse(cluster, prefix + "-asset-1")).isTrue();
    assertThat(NextIndex.isOfNoUse(cluster, prefix + "-asset-2")).isFalse();
    move.make(cluster); // once more changes nothing
    assertThat(move.isDone(cluster)).isTrue();
  }

  @Test
  void a_move_to_an_index_that_is_not_there_moves_nothing() {
    assets.ensure(cluster);
    dandisets.ensure(cluster);
    var move = new AliasMove(Map.of(assets, created(next), dandisets, prefix + "-dandiset-9"));

    assertThatThrownBy(() -> move.make(cluster)).isInstanceOf(ClusterUnreachable.class);

    assertThat(assets.name(cluster)).contains(prefix + "-asset-1");
    assertThat(dandisets.name(cluster)).contains(prefix + "-dandiset-1");
  }

  @Test
  void an_index_is_dropped_once_and_without_complaint_thereafter() {
    var name = created(next);
    assertThat(NextIndex.isThere(cluster, name)).isTrue();

    NextIndex.drop(cluster, name);
    NextIndex.drop(cluster, name);

    assertThat(NextIndex.isThere(cluster, name)).isFalse();
    assertThat(NextIndex.isOfNoUse(cluster, name)).isFalse();
  }
}
