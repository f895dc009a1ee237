package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.NwbObject;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.LindiStore.Due;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// NWB objects on their way from the catalog into the index.
class ObjectsTest {
  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void units_with_a_column_and_enough_rows_match_only_where_one_object_has_both() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    read(1, units("units", 99, "id", "waveform_mean"));
    read(2, units("a", 5, "id", "waveform_mean"), units("b", 500, "id", "spike_times"));
    read(3, units("units", 100, "id", "waveform_mean"));

    assertThat(stores.mirrored().delivered()).isEqualTo(3);

    assertThat(unitsWithWaveformsAndHundredRows()).containsExactly(key(3));
    assertThat(stores.verification().agrees()).isTrue();
  }

  private void read(int number, NwbObject... objects) {
    var run =
        new Runs(stores.database.dataSource(), Clock.systemUTC())
            .start(RunKind.LINDI, new Starter("here", 1, "test"), new Json("{}"));
    var due = new Due(Stores.id(number), Stores.DANDISET, Stores.THEN, 0, null, null);
    var file = new LindiFile("http://lindi", null, null, new Json("{}"), null, List.of(objects));
    stores
        .database
        .lindi()
        .keep(run, 1, Stores.THEN, List.of(new Outcome.Read(due, file)), List.of(Stores.THEN));
  }

  private List<String> unitsWithWaveformsAndHundredRows() throws Exception {
    var both =
        List.of(
            Query.of(q -> q.term(is -> is.field("nwbObjects.neurodataType").value("DynamicTable"))),
            Query.of(q -> q.term(is -> is.field("nwbObjects.columns").value("waveform_mean"))),
            Query.of(q -> q.range(is -> is.number(it -> it.field("nwbObjects.rows").gte(100.0)))));
    return stores
        .cluster
        .client()
        .search(
            search ->
                search
                    .index(stores.prefix + "-asset")
                    .query(q ->
                        q.nested(one ->
                            one.path("nwbObjects").query(of -> of.bool(all -> all.filter(both))))),
            Void.class)
        .hits()
        .hits()
        .stream()
        .map(Hit::id)
        .toList();
  }

  private static NwbObject units(String path, long rows, String... columns) {
    return new NwbObject(
        path,
        "Units",
        "core",
        List.of("DynamicTable", "Container"),
        NwbObject.Kind.GROUP,
        null,
        null,
        List.of(columns),
        rows,
        null,
        null);
  }
}
