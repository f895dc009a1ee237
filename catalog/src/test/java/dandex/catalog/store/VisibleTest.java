package dandex.catalog.store;

import static dandex.catalog.store.Samples.T0;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.path;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.TestCatalog.key;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.VersionChoice;
import dandex.catalog.VersionId;
import dandex.catalog.document.Documents;
import dandex.catalog.run.RunError;
import dandex.catalog.run.Runs;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The catalog as it may be shown: without what is under embargo, whatever is asked.
class VisibleTest {
  /// Tables that hold nothing of a dandiset, or are no part of any answer.
  private static final List<String> KEPT_ONLY =
      List.of(
          "api_key",
          "failed_update",
          "flyway_schema_history",
          "hidden_dandiset",
          "installation",
          "outbox",
          "parked",
          "rebuild",
          "rebuild_index",
          "rebuild_range",
          "rebuild_refusal",
          "run_request",
          "schedule",
          "shown_version",
          "staged_asset",
          "staged_load",
          "tombstone",
          "vocabulary_due",
          "watermark");

  private final TestCatalog catalog = new TestCatalog();
  private final Database visible = catalog.visible();

  @Test
  void every_table_of_dandisets_has_a_view_with_all_its_columns() {
    var tables =
        catalog.words(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind"
                + " in ('r', 'v')");
    var views =
        catalog.words("select relname from pg_class where relnamespace = 'visible'::regnamespace");

    assertThat(tables).contains(views.toArray(String[]::new));
    assertThat(tables).filteredOn(table -> !views.contains(table)).hasSameElementsAs(KEPT_ONLY);
    assertThat(views).hasSizeGreaterThan(8);
    for (var view : views) assertThat(columns("visible", view)).isEqualTo(columns("public", view));
  }

  private List<String> columns(String schema, String table) {
    return catalog.words(
        """
        select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
        where attrelid = '%s.%s'::regclass and attnum > 0 and not attisdropped
        order by attnum
        """
            .formatted(schema, table));
  }

  @Test
  void the_views_for_sql_read_what_may_be_shown_and_no_table_beside_it() {
    assertThat(
            catalog.words(
                """
                select distinct v.relname || ' of ' || t.relname
                from pg_class v
                  join pg_rewrite r on r.ev_class = v.oid
                  join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
                  join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
                where v.relnamespace = 'dandex'::regnamespace
                  and t.relnamespace = 'public'::regnamespace and t.relname <> 'tombstone'
                """))
        .isEmpty();
  }

  @Test
  void an_embargo_hides_a_dandiset_with_all_that_stands_nowhere_else_and_its_end_shows_it_again() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed("elsewhere/2.nwb", placed(2).asset()));
    assertSeen(1, 2);

    embargo("EMBARGOED");
    assertSeen(2);
    assertThat(places(2)).extracting(Place::path).containsExactly("elsewhere/2.nwb");
    assertThat(places(1)).isEmpty();
    assertThat(visible.dandisets().identifiers()).containsExactly(dandisetId(2));
    assertThat(visible.dandisets().versions(List.of(dandisetId(1)), true)).isEmpty();
    assertThat(visible.lookups().holding(new UUID(7, 1), 10)).isEmpty();
    assertThat(visible.lookups().at(dandisetId(1), VersionChoice.parse("draft"), path(1)))
        .isEmpty();
    assertThat(catalog.dandisets.identifiers()).hasSize(2);

    embargo("OPEN");
    assertSeen(1, 2);
    assertThat(visible.dandisets().identifiers()).hasSize(2);
  }

  @Test
  void the_views_for_sql_show_nothing_of_a_dandiset_under_embargo() {
    catalog.keepDraft(1, placed(1));
    read(1);
    var before =
        catalog.words("select relname from pg_class where relnamespace = 'dandex'::regnamespace");
    // of runs another test says it
    var known =
        before.stream().filter(this::isTold).filter(view -> !view.equals("sync_run")).toList();
    assertThat(known)
        .contains("dandiset", "version", "asset", "place", "lindi", "lindi_item", "nwb_object")
        .contains("nwb_file", "asset_species", "asset_subject");

    embargo("EMBARGOED");

    assertThat(known).noneMatch(this::isTold);
  }

  private boolean isTold(String view) {
    return catalog.number("select count(*) from dandex." + view) > 0;
  }

  @Test
  void when_an_embargo_begins_or_ends_all_that_the_index_says_of_the_dandiset_is_due() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed("elsewhere/2.nwb", placed(2).asset()), placed(3));

    for (var status : List.of("EMBARGOED", "OPEN")) {
      var before = catalog.outbox();
      embargo(status);
      assertThat(catalog.dueSince(before))
          .containsExactlyInAnyOrder("dandiset 000001", key(1), key(2));
      before = catalog.outbox();
      embargo(status);
      assertThat(catalog.dueSince(before)).isEmpty();
    }
  }

  @Test
  void documents_are_made_of_what_may_be_shown() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed("elsewhere/2.nwb", placed(2).asset()));
    embargo("EMBARGOED");
    var documents = new Documents(visible);

    assertThat(documents.dandisets(List.of(dandisetId(1), dandisetId(2))))
        .containsOnlyKeys(dandisetId(2));
    var assets = documents.assets(List.of(id(1), id(2)));
    assertThat(assets).containsOnlyKeys(id(2));
    assertThat(assets.toString()).contains("elsewhere").doesNotContain("000001", path(2));
  }

  @Test
  void of_a_dandiset_that_left_under_embargo_not_even_the_name_is_kept() {
    catalog.keepDraft(1, placed(1));
    catalog.keepDraft(2, placed(2));
    embargo("EMBARGOED");

    catalog.dandisets.withdraw(dandisetId(1), "deleted", T0);
    catalog.dandisets.withdraw(dandisetId(2), "embargoed", T0);

    assertThat(catalog.dandisets.tombstones())
        .extracting(Tombstone::name)
        .containsExactly(null, null);
  }

  @Test
  void a_run_tells_no_error_of_what_is_under_embargo() {
    catalog.keepDraft(1, placed(1));
    catalog.keepDraft(2, placed(2));
    catalog.execute(
        """
        insert into run (kind, status, host, pid, version, started, errors)
        select 'dandi', 'completed_with_errors', 'h', 1, 'v', now(), jsonb_agg(
          jsonb_build_object('subject', subject, 'message', 'm'))
        from unnest(array['000001', '000002', '000009', 'dandisets', '%s', '%s']) as subject
        """
            .formatted(id(1), id(2)));
    assertThat(subjects()).hasSize(6);

    embargo("EMBARGOED");
    catalog.execute("insert into tombstone values ('000009', null, 'embargoed', now())");

    assertThat(subjects()).containsExactly("000002", "dandisets", id(2).toString());
    assertThat(catalog.words("select errors::text from dandex.sync_run"))
        .singleElement()
        .asString()
        .doesNotContain("000001", "000009", id(1).toString());
  }

  private List<String> subjects() {
    var runs = new Runs(visible.dataSource(), Clock.systemUTC()).newest(1, null);
    return runs.getFirst().report().errors().stream().map(RunError::subject).toList();
  }

  private void embargo(String status) {
    catalog.versions.keepDescription(
        new Dandiset(dandisetId(1), "Last, First", status, 3, T0, T0.plusSeconds(1)),
        Samples.version(1, VersionId.DRAFT));
  }

  private void assertSeen(long... numbers) {
    var expected = LongStream.of(numbers).mapToObj(Samples::id).toArray(AssetId[]::new);
    assertThat(visible.assets().byId(List.of(id(1), id(2)), true)).containsOnlyKeys(expected);
  }

  private List<Place> places(long number) {
    return visible.assets().places(List.of(id(number))).getOrDefault(id(number), List.of());
  }

  private void read(long number) {
    var table =
        new NwbObject(
            "table",
            "DynamicTable",
            "hdmf-common",
            List.of(),
            NwbObject.Kind.GROUP,
            null,
            null,
            List.of("id"),
            3L,
            null,
            null);
    var file =
        new LindiFile("https://l/" + number, null, null, new Json("{}"), null, List.of(table));
    var due = new LindiStore.Due(id(number), dandisetId(1), T0, 0, null, null);
    catalog.lindi.keep(run(), 1, T0, List.of(new LindiStore.Outcome.Read(due, file)), List.of(T0));
  }

  private long run() {
    return catalog.number(
        """
        insert into run (kind, status, host, pid, version, started)
        values ('lindi', 'running', 'h', 1, 'v', now()) returning id
        """);
  }
}
