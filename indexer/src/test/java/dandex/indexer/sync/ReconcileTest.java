package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes without any clock are found in time, and the finding is spread.
class ReconcileTest {
  private static final long SEED = 11;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 19, 400), 0);

  @BeforeEach
  void sync() throws Exception {
    bench.sync(archive.dandiUrl());
    archive.forgetRequests();
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void what_was_compared_lately_is_not_compared_again() throws Exception {
    bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.reconciling());

    assertThat(archive.requests().total()).isEqualTo(1);
  }

  @Test
  void a_silent_change_is_found_a_week_later() throws Exception {
    var dandiset = withoutZarr();
    var path = archive.knows().paths(dandiset, "draft").getFirst();
    archive.curator().editSilently(dandiset, path);
    age("6 days", dandiset);
    assertThat(reconciled().changes()).isEmpty();

    age("8 days", dandiset);
    var notes = reconciled();

    assertThat(notes.figure("assetsChanged")).isEqualTo(1);
    new Agreement(archive, bench).check("seed " + SEED);
    assertThat(reconciled().changes()).isEmpty();
  }

  @Test
  void a_dandiset_with_zarrs_is_compared_every_day() throws Exception {
    try (var zarrs = Archive.serve(Holdings.generated(6, 60, 600), 0);
        var other = new SyncBench()) {
      other.sync(zarrs.dandiUrl());
      var one =
          other
              .rows(
                  """
                  select v.dandiset, min(p.path) from asset a
                    join place p on p.asset = a.id join version v on v.id = p.version
                  where a.zarr is not null and v.version = 'draft' group by v.dandiset
                  """)
              .entrySet()
              .iterator()
              .next();
      zarrs.curator().uploadZarr(one.getKey(), one.getValue());
      other.execute("update watermark set reconciled = now() - interval '2 days'");

      var notes = other.sync(zarrs.dandiUrl(), DandiSyncOptions.PLAIN.reconciling());

      assertThat(notes.figure("assetsChanged")).isEqualTo(1);
      new Agreement(zarrs, other).check("seed 6");
    }
  }

  @Test
  void a_published_version_that_the_archive_lost_is_found_by_its_own_url() throws Exception {
    var published =
        bench
            .rows("select dandiset, version from version where latest")
            .entrySet()
            .iterator()
            .next();
    var older = "0.200101.0000";
    bench.execute(
        """
        insert into version (dandiset, version, latest, name, status, asset_count, bytes, created,
          modified, keywords, contributors, licenses, species_names, species_ids, approach_names,
          approach_ids, technique_names, technique_ids, variables, metadata)
        values ('%s', '%s', false, '', 'Published', 0, 0, now(), now(), '{}', '{}', '{}', '{}',
          '{}', '{}', '{}', '{}', '{}', '{}', '{}')
        """
            .formatted(published.getKey(), older));
    age("8 days", published.getKey());

    var notes = reconciled();

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("versionsRemoved")).isEqualTo(1);
    assertThat(archive.requests().latest())
        .contains("GET /api/dandisets/%s/versions/%s/ 404".formatted(published.getKey(), older));
  }

  @Test
  void no_run_compares_more_than_its_share() throws Exception {
    bench.execute("update watermark set reconciled = null");

    reconciled();

    assertThat(bench.number("select count(*) from watermark where reconciled is not null"))
        .isEqualTo(10);
    reconciled();
    assertThat(bench.number("select count(*) from watermark where reconciled is null")).isZero();
  }

  private Notes reconciled() throws Exception {
    return bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.reconciling());
  }

  private void age(String by, String dandiset) throws Exception {
    bench.execute(
        "update watermark set reconciled = now() - interval '%s' where dandiset = '%s'"
            .formatted(by, dandiset));
  }

  private String withoutZarr() throws Exception {
    return List.copyOf(
            bench
                .rows(
                    """
                    select dandiset, '' from version v where version = 'draft' and asset_count > 0
                      and not exists (
                        select from place p join asset a on a.id = p.asset
                        where p.version = v.id and a.zarr is not null)
                    """)
                .keySet())
        .getFirst();
  }
}
