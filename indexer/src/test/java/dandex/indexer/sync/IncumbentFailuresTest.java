package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DandisetId;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.run.Progress;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the program that we replace got wrong when it read the archive, by the numbers of its list
/// of weaknesses; each of them seen happening there, and none of them here.
class IncumbentFailuresTest {
  private static final long SEED = 31;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 12, 240), 0);

  /// The largest dandiset, and the second.
  private final String one = bySize().getLast();

  private final String other = bySize().get(bySize().size() - 2);

  @BeforeEach
  void sync() throws Exception {
    assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void w1_an_upload_is_followed_though_the_clock_of_the_dandiset_itself_stands_still()
      throws Exception {
    var clock = "select extract(epoch from modified)::bigint from dandiset where id = '%s'";
    var before = bench.number(clock.formatted(one));
    archive.curator().add(one, 3);

    assertThat(again().figure("assetsAdded")).isEqualTo(3);
    assertThat(bench.number(clock.formatted(one))).isEqualTo(before);
    agree();
  }

  @Test
  void w1_a_dandiset_released_from_embargo_comes_though_it_is_older_than_the_last_run()
      throws Exception {
    archive.curator().embargo(one);
    again();
    again();
    archive.curator().release(one);

    assertThat(again().figure("dandisetsAdded")).isEqualTo(1);
    agree();
  }

  @Test
  void w2_a_dandiset_beyond_the_old_limit_of_2000_assets_is_held_whole() throws Exception {
    try (var large = Archive.serve(Holdings.generated(SEED, 1, 3000), 0);
        var empty = new SyncBench()) {
      empty.sync(large.dandiUrl());

      assertThat(empty.number("select max(asset_count) from version")).isGreaterThan(2000);
      new Agreement(large, empty).check("seed " + SEED);
    }
  }

  @Test
  void w3_assets_whose_list_cannot_be_read_stay_and_are_made_up_for_later() throws Exception {
    var failures =
        List.of(
            Failure.status(500),
            Failure.status(404),
            Failure.status(403),
            new Failure.Truncated(),
            new Failure.NotJson());
    archive.curator().amend(one, path(one));
    var before = bench.catalog();
    for (var failure : failures) {
      archive.fail(Fault.always(failure).at(one + "/versions/draft/assets/.*page=2"));
      var notes =
          bench.sync(
              SyncBench.options(archive.dandiUrl()).withPageSize(7),
              DandiSyncOptions.PLAIN.forced(),
              new Notes());

      assertThat(notes.errors()).singleElement().extracting("subject").isEqualTo(one);
      assertThat(bench.catalog()).as(failure.toString()).isEqualTo(before);
      archive.heal();
    }
    assertThat(again().figure("assetsChanged")).isEqualTo(1);
    agree();
  }

  @Test
  void w4_an_empty_or_short_list_of_dandisets_deletes_nothing() throws Exception {
    var before = bench.catalog();
    for (var items : List.of(0, 3, 11)) {
      for (var options :
          List.of(DandiSyncOptions.PLAIN, DandiSyncOptions.PLAIN.allowingMassDeletion())) {
        archive.fail(Fault.always(new Failure.Shortened(items)).of("dandisets"));
        var notes = bench.sync(archive.dandiUrl(), options);

        assertThat(notes.figure("dandisetsRemoved")).isZero();
        assertThat(bench.catalog()).as("a list of " + items).isEqualTo(before);
        archive.heal();
      }
    }
    assertThat(bench.count("tombstone")).isZero();
  }

  @Test
  void w4_a_list_of_dandisets_that_fails_deletes_nothing_and_fails_the_run() throws Exception {
    var before = bench.catalog();
    archive.fail(Fault.always(Failure.status(502)).of("dandisets"));

    assertThatThrownBy(this::again).isInstanceOf(ArchiveFailure.class);
    assertThat(bench.catalog()).isEqualTo(before);
  }

  @Test
  void w5_a_run_of_one_dandiset_hides_no_change_of_another() throws Exception {
    archive.curator().add(one, 1);
    archive.curator().add(other, 1);
    bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.only(Set.of(new DandisetId(other))));

    assertThat(again().figure("assetsAdded")).isEqualTo(1);
    agree();
  }

  @Test
  void w5_what_changes_during_a_run_is_not_lost_whenever_it_changes() throws Exception {
    for (var request = 1; request <= 6; request++) {
      archive.curator().add(one, 1);
      archive.meanwhile(request, () -> archive.curator().amend(one, path(one)));
      again();
      archive.heal();

      assertThat(again().errors()).isEmpty();
      agree();
    }
  }

  @Test
  void w5_a_dandiset_that_failed_is_tried_again_without_being_told_to() throws Exception {
    archive.curator().add(one, 1);
    archive.fail(Fault.always(Failure.status(500)).at(one + "/versions/draft/assets"));
    assertThat(again().errors()).hasSize(1);
    archive.heal();

    assertThat(again().figure("assetsAdded")).isEqualTo(1);
    agree();
  }

  @Test
  void w6_nothing_is_remembered_for_an_hour_not_even_by_a_forced_run() throws Exception {
    for (var run = 0; run < 3; run++) {
      archive.curator().amend(one, path(one));
      assertThat(again().figure("assetsChanged")).isEqualTo(1);
      archive.curator().editSilently(one, path(one));
      var forced = bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.forced());
      assertThat(forced.figure("assetsChanged")).isEqualTo(1);
      agree();
    }
  }

  @Test
  void w7_a_contributor_a_keyword_and_a_species_that_are_gone_there_are_gone_here()
      throws Exception {
    archive
        .curator()
        .editMetadata(
            one,
            metadata -> {
              metadata.putArray("contributor").addObject().put("name", "Solo, Han");
              metadata.putArray("keywords").add("only");
              metadata.withObjectProperty("assetsSummary").remove("species");
            });
    var asset = archive.curator().amend(one, path(one), told -> told.remove("wasAttributedTo"));
    again();

    assertThat(draft("array_to_string(contributors, '|')")).isEqualTo("Solo, Han");
    assertThat(draft("array_to_string(keywords, '|')")).isEqualTo("only");
    assertThat(draft("array_to_string(species_names, '|')")).isEmpty();
    assertThat(asset(asset, "array_to_string(species_names || subjects || sex_names, '|')"))
        .isEmpty();
    agree();
  }

  @Test
  void w8_subjects_that_share_their_name_keep_their_own_species() throws Exception {
    var mouse = archive.curator().amend(one, path(one), told -> subject(told, "House mouse"));
    var human = archive.curator().amend(other, path(other), told -> subject(told, "Human"));
    again();

    for (var told : List.of(List.of(mouse, "House mouse"), List.of(human, "Human"))) {
      assertThat(asset(told.getFirst(), "array_to_string(subjects, '|')")).isEqualTo("M1");
      assertThat(asset(told.getFirst(), "array_to_string(species_names, '|')"))
          .isEqualTo(told.getLast());
    }
    agree();
  }

  @Test
  void w9_what_is_gone_is_deleted_whoever_watches_and_however_closely() throws Exception {
    var explained = new ArrayList<String>();
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var watched =
        List.of(
            Progress.lines(Clock.systemUTC()),
            Progress.bars(nowhere),
            Progress.bars(nowhere).explaining(explained::add));
    for (var progress : watched) {
      archive.curator().remove(one, path(one));
      var notes =
          bench.sync(
              SyncBench.options(archive.dandiUrl()), DandiSyncOptions.PLAIN, new Notes(progress));

      assertThat(notes.errors()).isEmpty();
      assertThat(notes.figure("assetsRemoved")).isEqualTo(1);
      agree();
    }
  }

  @Test
  void w10_strain_genotype_and_what_nobody_has_thought_of_yet_are_kept() throws Exception {
    var asset =
        archive
            .curator()
            .amend(
                one,
                path(one),
                told -> {
                  var subject = subject(told, "House mouse");
                  subject.putObject("strain").put("name", "C57BL/6J");
                  subject.putArray("genotype").addObject().put("locus", "Pvalb");
                  told.putObject("notThoughtOf").put("yet", 1.5);
                });
    archive
        .curator()
        .editMetadata(
            one,
            metadata ->
                metadata
                    .putArray("about")
                    .addObject()
                    .put("schemaKey", "Disorder")
                    .put("name", "autism"));
    again();

    assertThat(asset(asset, "metadata #>> '{wasAttributedTo,0,strain,name}'"))
        .isEqualTo("C57BL/6J");
    assertThat(asset(asset, "metadata #>> '{wasAttributedTo,0,genotype,0,locus}'"))
        .isEqualTo("Pvalb");
    assertThat(asset(asset, "metadata #>> '{notThoughtOf,yet}'")).isEqualTo("1.5");
    assertThat(draft("metadata #>> '{about,0,name}'")).isEqualTo("autism");
    agree();
  }

  @Test
  void w10_an_asset_that_is_published_is_refreshed_though_its_date_modified_stands()
      throws Exception {
    var asset = archive.curator().add(one, 1).getFirst();
    again();
    var date = asset(asset, "metadata ->> 'dateModified'");
    archive.curator().publish(one);
    again();

    assertThat(asset(asset, "metadata ->> 'datePublished'")).isNotEmpty();
    assertThat(asset(asset, "metadata ->> 'dateModified'")).isEqualTo(date);
    agree();
  }

  @Test
  void w11_long_names_formats_and_addresses_are_kept_whole() throws Exception {
    var format = "application/" + "x".repeat(300);
    var address = "https://example.org/" + "y".repeat(4000);
    var name = "z".repeat(4000);
    var asset =
        archive
            .curator()
            .amend(
                one,
                path(one),
                told -> {
                  told.put("encodingFormat", format);
                  told.putArray("contentUrl").add(address);
                  told.putArray("approach").addObject().put("name", name);
                  subject(told, name).put("identifier", name);
                  told.putArray("wasGeneratedBy")
                      .addObject()
                      .put("name", name)
                      .put("description", name);
                });
    archive
        .curator()
        .editMetadata(
            one,
            metadata -> {
              metadata.put("name", name).put("description", name.repeat(10));
              metadata.putArray("keywords").add(name);
              var contributor = metadata.putArray("contributor").addObject().put("name", name);
              contributor.put("url", address).putArray("roleName").add("dcite:ContactPerson");
            });

    assertThat(again().errors()).isEmpty();
    assertThat(asset(asset, "metadata ->> 'encodingFormat'")).isEqualTo(format);
    assertThat(asset(asset, "metadata #>> '{contentUrl,0}'")).isEqualTo(address);
    assertThat(asset(asset, "array_to_string(approach_names || species_names, '|')"))
        .isEqualTo(name + "|" + name);
    assertThat(draft("name")).isEqualTo(name);
    assertThat(draft("array_to_string(keywords || contributors, '|')"))
        .isEqualTo(name + "|" + name);
  }

  private List<String> bySize() {
    return archive.knows().identifiers().stream()
        .filter(
            id -> archive.knows().paths(id, "draft").stream().noneMatch(p -> p.endsWith("zarr")))
        .sorted((a, b) -> Integer.compare(size(a), size(b)))
        .toList();
  }

  private int size(String dandiset) {
    return archive.knows().paths(dandiset, "draft").size();
  }

  private String path(String dandiset) {
    return archive.knows().paths(dandiset, "draft").getFirst();
  }

  private static ObjectNode subject(ObjectNode asset, String species) {
    ArrayNode subjects = asset.putArray("wasAttributedTo");
    var subject = subjects.addObject().put("schemaKey", "Participant").put("identifier", "M1");
    subject.putObject("species").put("name", species);
    return subject;
  }

  private Notes again() throws Exception {
    return bench.sync(archive.dandiUrl());
  }

  private void agree() throws Exception {
    new Agreement(archive, bench).check("seed " + SEED);
  }

  private String asset(String id, String column) throws Exception {
    return bench
        .rows("select id::text, %s from asset where id = '%s'".formatted(column, id))
        .getOrDefault(id, "");
  }

  private String draft(String column) throws Exception {
    var rows =
        bench.rows(
            "select dandiset, %s from version where version = 'draft' and dandiset = '%s'"
                .formatted(column, one));
    return rows.getOrDefault(one, "");
  }
}
