package dandex.indexer.sync;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.store.ReaderRole;
import dandex.sandbox.archive.KnownAsset;
import dandex.sandbox.archive.KnownObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people ask about LINDI files by SQL, asked on the views by the role that reads them, beside
/// what the archive in a box knows. All queries give a key and a value.
@Timeout(120)
class SqlQuestionsTest {
  private static final String READER = "sql_questions";

  private static LindiBench bench;
  private static Connection connection;
  private static List<KnownAsset> all;
  private static List<KnownAsset> read;

  @BeforeAll
  static void sync_and_connect() throws Exception {
    bench = new LindiBench();
    bench.sync();
    all = bench.archive.knows().all().toList();
    read = all.stream().filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE).toList();
    var readers = bench.catalog.database.readers();
    readers.grant(new ReaderRole(READER, Duration.ofSeconds(30), 2), "secret");
    connection =
        DriverManager.getConnection(
            readers
                .url(READER, null)
                .replaceFirst("postgresql://(.*)@(.*)", "jdbc:postgresql://$2?user=$1"),
            READER,
            "secret");
    assertThat(read).hasSizeGreaterThan(20);
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    bench.catalog.database.readers().drop(READER);
    bench.close();
  }

  @Test
  void question_0_what_are_the_columns_and_what_do_they_mean() throws SQLException {
    var columns =
        ask(
            """
            select column_name,
                   col_description(to_regclass('dandex.lindi'), ordinal_position) as meaning
            from information_schema.columns
            where table_schema = 'dandex' and table_name = 'lindi'
            """);

    assertThat(columns).containsKeys("asset_id", "structure", "processed_at");
    assertThat(columns.values()).doesNotContainNull();
  }

  @Test
  void question_1_nwb_assets_with_a_lindi_file() throws SQLException {
    assertThat(
            ask(
                """
                select a.asset_id, min(p.path)
                from asset a join lindi l using (asset_id) join place p using (asset_id)
                where a.is_nwb and l.has_structure and p.is_draft
                group by a.asset_id
                """))
        .isEqualTo(
            read.stream()
                .filter(KnownAsset::isInDraft)
                .collect(toMap(KnownAsset::id, KnownAsset::path)));
  }

  @Test
  void question_2_lindi_files_per_dandiset() throws SQLException {
    assertThat(
            ask(
                """
                select p.dandiset_id, count(distinct l.asset_id)
                from lindi l join place p using (asset_id)
                where l.has_structure
                group by p.dandiset_id
                """))
        .isEqualTo(counts(read, KnownAsset::dandiset));
  }

  @Test
  void question_3_top_level_keys() throws SQLException {
    assertThat(
            ask(
                """
                select key, count(*)
                from lindi cross join lateral jsonb_object_keys(structure) as key
                where has_structure group by key
                """))
        .containsEntry("refs", Integer.toString(read.size()));
  }

  @Test
  void question_4_who_made_the_lindi_files() throws SQLException {
    var made =
        ask(
            """
            select coalesce(generation_metadata ->> 'generatedByVersion', 'unknown'), count(*)
            from lindi where has_structure group by 1
            """);

    assertThat(made).isNotEmpty();
    assertThat(made.values().stream().mapToLong(Long::parseLong).sum()).isEqualTo(read.size());
  }

  @Test
  void question_5_files_that_contain_a_group() throws SQLException {
    assertThat(ask("select asset_id, path from lindi_item where path = 'units' and kind = 'GROUP'"))
        .containsOnlyKeys(ids(with(object -> object.path().equals("units"))));
  }

  @Test
  void question_6_shapes_and_types_of_datasets() throws SQLException {
    var spikes = with(object -> object.path().equals("units/spike_times"));
    var expected =
        spikes.stream()
            .collect(
                toMap(
                    KnownAsset::id,
                    asset ->
                        asset.objects().stream()
                            .filter(object -> object.path().equals("units/spike_times"))
                            .map(object -> object.shape() + " " + object.dtype())
                            .findFirst()
                            .orElseThrow()
                            .replace('[', '{')
                            .replace(']', '}')));

    assertThat(spikes).isNotEmpty();
    for (var view : List.of("nwb_object", "lindi_item")) {
      assertThat(
              ask(
                  """
                  select asset_id, shape::text || ' ' || dtype from %s
                  where path = 'units/spike_times'
                  """
                      .formatted(view)))
          .as(view)
          .isEqualTo(expected);
    }
  }

  @Test
  void question_7_files_with_a_data_type() throws SQLException {
    assertThat(ask("select distinct asset_id, dtype from nwb_object where dtype = '<f8'"))
        .containsOnlyKeys(ids(with(object -> "<f8".equals(object.dtype()))));
  }

  @Test
  void question_8_the_most_common_top_level_groups() throws SQLException {
    var groups =
        ask(
            """
            select path, count(*) from lindi_item
            where kind = 'GROUP' and path !~ '/' group by path order by count(*) desc
            """);

    assertThat(groups).containsEntry("general", Integer.toString(read.size()));
    assertThat(groups)
        .containsEntry("units", "" + with(object -> object.path().equals("units")).size());
  }

  @Test
  void question_9_files_with_an_attribute() throws SQLException {
    assertThat(
            ask(
                """
                select asset_id, attributes ->> 'nwb_version' from lindi_item
                where path = '/' and attributes ? 'nwb_version'
                """))
        .containsOnlyKeys(ids(read));
  }

  @Test
  void question_10_ecephys_files_by_path_with_their_dandiset() throws SQLException {
    assertThat(
            ask(
                """
                select p.path || ' ' || d.dandiset_id, d.name
                from place p join dandiset d using (dandiset_id)
                where p.is_draft and p.path like '%ecephys%.nwb'
                """))
        .containsOnlyKeys(
            all.stream()
                .filter(KnownAsset::isInDraft)
                .filter(asset -> asset.path().matches(".*ecephys.*\\.nwb"))
                .map(asset -> asset.path() + " " + asset.dandiset())
                .toArray(String[]::new));
  }

  @Test
  void question_11_datasets_with_a_large_dimension() throws SQLException {
    var large = "select asset_id || path, shape::text from %s where 100 < any (shape)";
    var known =
        read.stream()
            .flatMap(asset ->
                asset.objects().stream()
                    .filter(SqlQuestionsTest::isLarge)
                    .map(object -> asset.id() + object.path()))
            .toArray(String[]::new);

    assertThat(known).isNotEmpty();
    assertThat(ask(large.formatted("nwb_object"))).containsOnlyKeys(known);
    assertThat(ask(large.formatted("lindi_item"))).containsKeys(known);
  }

  @Test
  void question_12_how_complex_the_files_of_a_dandiset_are() throws SQLException {
    var objects = new TreeMap<String, String>();
    read.stream()
        .collect(groupingBy(KnownAsset::dandiset, Collectors.averagingInt(a -> a.objects().size())))
        .forEach((dandiset, average) -> objects.put(dandiset, "%.3f".formatted(average)));

    assertThat(
            ask(
                """
                with files as (
                  select asset_id, count(*) as objects from nwb_object group by asset_id)
                select dandiset_id, round(avg(objects), 3)
                from files join (select distinct dandiset_id, asset_id from place) p using (asset_id)
                group by dandiset_id
                """))
        .isEqualTo(objects);
  }

  @Test
  void question_13_files_of_the_same_structure() throws SQLException {
    assertThat(
            ask(
                """
                with files as (
                  select asset_id, string_agg(path, ' ' order by path collate "C") as structure
                  from nwb_object group by asset_id)
                select structure, count(*) from files group by structure
                """))
        .isEqualTo(
            counts(
                read,
                asset ->
                    asset.objects().stream()
                        .map(KnownObject::path)
                        .sorted()
                        .collect(Collectors.joining(" "))));
  }

  @Test
  void question_14_size_of_a_file_beside_the_number_of_its_parts() throws SQLException {
    assertThat(
            ask(
                """
                select asset_id, a.bytes || ' ' || count(o.path)
                from asset a join nwb_object o using (asset_id)
                group by asset_id, a.bytes
                """))
        .isEqualTo(
            read.stream()
                .collect(
                    toMap(KnownAsset::id, asset -> asset.size() + " " + asset.objects().size())));
  }

  @Test
  void question_15_size_of_the_structure_by_species() throws SQLException {
    var files = new TreeMap<String, String>();
    read.stream()
        .flatMap(asset -> asset.species().stream())
        .collect(groupingBy(Function.identity(), counting()))
        .forEach((species, number) -> files.put(species, number + " true"));

    assertThat(
            ask(
                """
                select s.name,
                       count(distinct asset_id) || ' ' || (avg(length(structure::text)) > 100)
                from asset_species s join lindi l using (asset_id)
                where l.has_structure
                group by s.name
                """))
        .isEqualTo(files);
  }

  @Test
  void question_16_nwb_assets_without_a_lindi_file_and_why() throws SQLException {
    var missing =
        bench.files.stream()
            .filter(asset -> asset.lindi() != KnownAsset.LindiState.READABLE)
            .collect(
                toMap(
                    KnownAsset::id,
                    asset ->
                        asset.lindi() == KnownAsset.LindiState.ABSENT ? "absent" : "rejected"));

    assertThat(missing).isNotEmpty();
    assertThat(
            ask(
                """
                select a.asset_id, coalesce(l.state, 'not asked for')
                from asset a left join lindi l using (asset_id)
                where a.is_nwb and not coalesce(l.has_structure, false)
                """))
        .isEqualTo(missing);
  }

  @Test
  void question_17_versions_of_the_reader_with_their_first_and_last_time() throws SQLException {
    assertThat(
            ask("""
            select processing_version,
                   count(*) || ' ' || (min(processed_at) <= max(processed_at))
            from lindi where has_structure group by processing_version
            """)
                .values())
        .containsExactly(read.size() + " true");
  }

  @Test
  void the_queries_of_the_documentation_run() throws Exception {
    var page = Path.of(System.getProperty("dandex.checkout"), "docs", "from-dandi-sql.md");
    var queries =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(queries).hasSize(6);
    for (var query : queries) ask(query);
    assertThat(ask(queries.get(4))).containsKey("absent");
    assertThat(ask(queries.get(5))).isNotEmpty();
  }

  @Test
  void dandisets_per_species() throws SQLException {
    assertThat(
            ask(
                """
                select s.name, count(distinct p.dandiset_id)
                from asset_species s join place p using (asset_id)
                group by s.name
                """))
        .isEqualTo(
            all.stream()
                .flatMap(asset ->
                    asset.species().stream().map(name -> Map.entry(name, asset.dandiset())))
                .distinct()
                .collect(groupingBy(Map.Entry::getKey, counting()))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, entry -> "" + entry.getValue())));
  }

  @Test
  void dandisets_in_which_three_subjects_have_an_electrical_series() throws SQLException {
    var subjects = new TreeMap<String, Long>();
    with(object -> object.neurodataType().equals("ElectricalSeries")).stream()
        .flatMap(asset -> asset.subjects().stream().map(who -> Map.entry(asset.dandiset(), who)))
        .distinct()
        .forEach(pair -> subjects.merge(pair.getKey(), 1L, Long::sum));
    subjects.values().removeIf(number -> number < 3);

    assertThat(
            ask(
                """
                select dandiset_id, count(distinct s.subject)
                from nwb_object o join asset_subject s using (asset_id) join place p using (asset_id)
                where o.neurodata_type = 'ElectricalSeries'
                group by dandiset_id having count(distinct s.subject) >= 3
                """))
        .isEqualTo(
            subjects.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> "" + entry.getValue())));
  }

  @Test
  void assets_by_variable_approach_and_technique() throws SQLException {
    assertThat(ask("select variable, count(*) from asset_variable group by variable"))
        .isEqualTo(words(KnownAsset::variables));
    assertThat(ask("select name, count(*) from asset_approach group by name"))
        .isEqualTo(words(KnownAsset::approaches));
    assertThat(ask("select name, count(*) from asset_technique group by name"))
        .isEqualTo(words(KnownAsset::techniques));
    assertThat(ask("select name, count(*) from asset_sex group by name"))
        .isEqualTo(words(KnownAsset::sexes));
  }

  @Test
  void versions_have_as_many_places_as_the_archive_says() throws SQLException {
    assertThat(
            ask("""
            select v.dandiset_id || '/' || v.version, v.asset_count - count(p.path)
            from version v left join place p using (dandiset_id, version)
            group by v.dandiset_id, v.version, v.asset_count
            """)
                .values())
        .hasSize(bench.archive.knows().versions())
        .containsOnly("0");
  }

  private static boolean isLarge(KnownObject object) {
    var shape = object.shape();
    return shape != null && shape.stream().anyMatch(length -> length > 100);
  }

  private static Map<String, String> words(Function<KnownAsset, List<String>> of) {
    return all.stream()
        .flatMap(asset -> of.apply(asset).stream())
        .collect(groupingBy(Function.identity(), counting()))
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, entry -> "" + entry.getValue()));
  }

  private static List<KnownAsset> with(Predicate<KnownObject> object) {
    return read.stream().filter(asset -> asset.objects().stream().anyMatch(object)).toList();
  }

  private static String[] ids(List<KnownAsset> assets) {
    assertThat(assets).isNotEmpty();
    return assets.stream().map(KnownAsset::id).toArray(String[]::new);
  }

  private static Map<String, String> counts(
      List<KnownAsset> assets, Function<KnownAsset, String> key) {
    return assets.stream().collect(groupingBy(key, counting())).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  private static Map<String, String> ask(String sql) throws SQLException {
    var found = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) found.put(rows.getString(1), String.valueOf(rows.getString(2)));
    }
    return found;
  }
}
