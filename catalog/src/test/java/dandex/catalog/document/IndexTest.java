package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.DocumentKind;
import dandex.sandbox.TestServers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexTest {
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final Index index = new Index(TestServers.freshPrefix(), DocumentKind.ASSET);

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void an_index_is_created_once_and_read_through_its_alias() throws Exception {
    assertThat(index.exists(cluster)).isFalse();
    assertThat(index.ensure(cluster)).isTrue();
    assertThat(index.exists(cluster)).isTrue();
    assertThat(index.ensure(cluster)).isFalse();

    assertThat(cluster.client().indices().getAlias(ask -> ask.name(index.alias())).result())
        .containsOnlyKeys(index.alias() + "-1");
  }

  @Test
  void of_eight_who_create_an_index_at_once_one_does() throws Exception {
    var together = new CyclicBarrier(8);
    Callable<Boolean> creator =
        () -> {
          together.await();
          return index.ensure(cluster);
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      int created = 0;
      for (var answer : threads.invokeAll(Collections.nCopies(8, creator))) {
        if (answer.get()) created++;
      }
      assertThat(created).isEqualTo(1);
    }
    assertThat(cluster.client().indices().getAlias(ask -> ask.name(index.alias())).result())
        .hasSize(1);
  }

  @Test
  void an_index_that_lost_its_alias_is_left_alone() throws Exception {
    cluster.client().indices().create(create -> create.index(index.alias() + "-7"));

    assertThat(index.ensure(cluster)).isTrue();
    assertThat(cluster.client().indices().getAlias(ask -> ask.name(index.alias())).result())
        .containsOnlyKeys(index.alias() + "-8");
  }

  @Test
  void an_empty_index_where_the_alias_belongs_makes_way() throws Exception {
    cluster.client().indices().create(create -> create.index(index.alias()));

    assertThat(index.exists(cluster)).isFalse();
    assertThat(index.ensure(cluster)).isTrue();
    assertThat(index.exists(cluster)).isTrue();
  }

  @Test
  void an_index_with_documents_where_the_alias_belongs_is_nobodys_to_delete() throws Exception {
    cluster.client().indices().create(create -> create.index(index.alias()));
    cluster
        .client()
        .index(write -> write.index(index.alias()).id("1").document(Map.of("theirs", true)));

    assertThatThrownBy(() -> index.ensure(cluster))
        .hasMessageContaining("An index with 1 documents is named " + index.alias());
  }

  @Test
  void an_index_tells_which_mapping_it_was_made_of() throws Exception {
    index.ensure(cluster);

    var hash = IndexMapping.of(DocumentKind.ASSET).hash();
    assertThat(hash).hasSize(64);
    assertThat(cluster.client().indices().getMapping(ask -> ask.index(index.alias())).result())
        .hasEntrySatisfying(
            index.alias() + "-1",
            made ->
                assertThat(made.mappings().meta())
                    .hasEntrySatisfying(
                        "source", it -> assertThat(it.to(String.class)).isEqualTo(hash)));
  }

  @Test
  void an_index_is_laid_out_as_is_wanted_and_keeps_its_mapping() throws Exception {
    var shape = new IndexShape(3, 1, "5s");
    try (var shaping = Cluster.open(ClusterAccess.at(TestServers.elasticsearch()), shape)) {
      index.ensure(shaping);
      var dandisets = new Index(index.prefix(), DocumentKind.DANDISET);
      dandisets.ensure(shaping);

      assertThat(settings(index)).isEqualTo(List.of("3", "1", "5s"));
      assertThat(settings(dandisets)).isEqualTo(List.of("1", "1", "5s"));
    }
    assertThat(IndexMapping.of(DocumentKind.ASSET).with(shape, DocumentKind.ASSET).hash())
        .isEqualTo(IndexMapping.of(DocumentKind.ASSET).hash());
  }

  @Test
  void an_index_of_which_nothing_is_said_is_laid_out_as_its_mapping_says() throws Exception {
    index.ensure(cluster);

    assertThat(settings(index)).isEqualTo(List.of("1", "0", "1s"));
  }

  private List<String> settings(Index one) throws Exception {
    var name = one.alias() + "-1";
    var made = cluster.client().indices().getSettings(ask -> ask.index(name)).get(name);
    var settings = Objects.requireNonNull(Objects.requireNonNull(made).settings()).index();
    return List.of(
        Objects.requireNonNull(settings).numberOfShards(),
        settings.numberOfReplicas(),
        Objects.requireNonNull(settings.refreshInterval()).time());
  }
}
