package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.sandbox.Proof;
import dandex.sandbox.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program on real metadata of the archive, where it is there: every answer equals what
/// an independent computation over the same files says.
class RealMetadataTest {
  private static final Path SHARED = Path.of(System.getProperty("dandex.shared", ""));
  private static final int QUERIES_AT_ONCE = 25;

  private static final int ONE_IN = 5;

  private static List<String> dandisets;
  private static Process replay;
  private static Process server;
  private static GraphQlClient client;
  private static String database;
  private static String replayUrl;
  private static Program program;
  private static Oracle oracle;

  @TempDir static Path home;

  @BeforeAll
  static void sync_and_serve() throws Exception {
    assumeTrue(
        Files.isRegularFile(SHARED.resolve("data/oracle.tsv.gz")),
        () -> "skipped: no real metadata at " + SHARED);
    dandisets = chosen();
    replay =
        new ProcessBuilder(
                SHARED.resolve("bin/replay-archive").toString(),
                "--port",
                "0",
                "--dandisets",
                String.join(",", dandisets))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    replayUrl = firstLine(replay);
    oracle = Oracle.read(SHARED.resolve("data/oracle.tsv.gz")).of(dandisets);
    database = TestServers.freshDatabase();
    program =
        new Program(
            home,
            Map.of(
                "DANDEX_DATABASE_URL",
                database,
                "DANDEX_ELASTICSEARCH_URL",
                TestServers.elasticsearch(),
                "DANDEX_INDEX_PREFIX",
                TestServers.freshPrefix(),
                "DANDEX_DANDI_URL",
                replayUrl + "/api",
                "DANDEX_LINDI_URL",
                replayUrl + "/dandi"));
    var synced = program.run("sync", "all", "--no-progress");
    assertThat(synced.exit()).as(synced.err()).isZero();
    var log = home.resolve("serve.err");
    server = program.start(home.resolve("serve.out"), log, "serve", "--port", "0");
    client = new GraphQlClient(Served.url(server, log));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    for (var process : new Process[] {server, replay}) {
      if (process == null) continue;
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void every_neurodata_type_is_counted_as_the_oracle_counts_it() {
    compare(
        "neurodata_types", word -> "neurodataType: {equalToAnyOf: [" + word + "], exact: true}");
  }

  @Test
  void every_word_of_every_vocabulary_is_counted_as_the_oracle_counts_it() {
    for (var column :
        Map.of(
                "species", "species",
                "sex", "sex",
                "approach", "approach",
                "technique", "measurementTechnique",
                "variableMeasured", "variableMeasured",
                "encodingFormat", "encodingFormat",
                "dandiset", "dandiset",
                "subject", "subject")
            .entrySet()) {
      compare(column.getKey(), word -> column.getValue() + ": {equalToAnyOf: [" + word + "]}");
    }
  }

  /// Each pair of a species and a sex; the facets of these two leave out their own half.
  @Test
  void facets_of_combined_filters_are_counted_as_the_oracle_counts_them() {
    var answers = 0;
    for (var versions : List.of("DRAFT", "ANY")) {
      var all = versions.equals("ANY") ? oracle : oracle.where("versions", "draft");
      for (var species : all.all("species").keySet()) {
        for (var sex : all.all("sex").keySet()) {
          var facets = facets(versions, species, sex);
          var both = all.where("species", species).where("sex", sex);
          var what = "%s, %s, %s".formatted(versions, species, sex);
          assertThat(facets.get("totalCount").asLong()).as(what).isEqualTo(both.rows().size());
          compare(what, facets.get("species"), all.where("sex", sex), "species");
          compare(what, facets.get("sex"), all.where("species", species), "sex");
          for (var column : List.of("approach", "technique", "variableMeasured")) {
            compare(what, facets.get(column), both, column);
          }
          compare(what, facets.get("types"), both, "neurodata_types");
          if (!both.rows().isEmpty()) answers++;
        }
      }
    }
    assertThat(answers).isGreaterThan(5);
  }

  private static JsonNode facets(String versions, String species, String sex) {
    var query =
        """
        { assetFacets(versions: %s, filter: {species: {equalToAnyOf: [%s]}, sex: {equalToAnyOf: [%s]}}) {
          totalCount
          species: terms(field: SPECIES, first: 1000) { buckets { value count } missing }
          sex: terms(field: SEX, first: 1000) { buckets { value count } missing }
          approach: terms(field: APPROACH, first: 1000) { buckets { value count } missing }
          technique: terms(field: MEASUREMENT_TECHNIQUE, first: 1000) { buckets { value count } missing }
          variableMeasured: terms(field: VARIABLE_MEASURED, first: 1000) { buckets { value count } missing }
          types: terms(field: NEURODATA_TYPE, first: 1000) { buckets { value count } missing }
        } }
        """
            .formatted(versions, quoted(species), quoted(sex));
    return client.data(query, Map.of()).get("assetFacets");
  }

  private static void compare(String what, JsonNode facet, Oracle expected, String column) {
    var counts = new TreeMap<String, Long>();
    for (var bucket : facet.get("buckets")) {
      counts.put(bucket.get("value").asText(), bucket.get("count").asLong());
    }
    assertThat(counts).as("%s: %s", what, column).isEqualTo(expected.all(column));
    assertThat(facet.get("missing").asLong()).as(what).isEqualTo(expected.missing(column));
  }

  @Test
  void rows_are_as_many_as_the_data_has() throws Exception {
    var held = Held.in(SHARED.resolve("data/dandisets"), dandisets);

    assertThat(rows("dandiset")).isEqualTo(held.dandisets());
    assertThat(rows("version")).isEqualTo(held.versions());
    assertThat(rows("asset")).isEqualTo(oracle.rows().size());
    assertThat(rows("place")).isEqualTo(held.places());
  }

  @Test
  void both_stores_agree() {
    var verified = program.run("mirror", "verify");

    assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
  }

  /// All dandisets in the whole proof, one in five else.
  private static List<String> chosen() throws IOException {
    try (var folders = Files.list(SHARED.resolve("data/dandisets"))) {
      var all = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
      return Proof.WHOLE
          ? all
          : IntStream.range(0, all.size()).filter(i -> i % ONE_IN == 0).mapToObj(all::get).toList();
    }
  }

  private static long rows(String table) {
    return CatalogDump.count(database, "select count(*) from " + table);
  }

  /// Every word of a column, asked for in drafts and in all versions.
  private static void compare(String column, Function<String, String> condition) {
    assertThat(asked(oracle.drafts(column), condition, "DRAFT"))
        .as("%s in drafts", column)
        .isEqualTo(oracle.drafts(column));
    assertThat(asked(oracle.all(column), condition, "ANY"))
        .as("%s in all versions", column)
        .isEqualTo(oracle.all(column));
  }

  private static Map<String, Long> asked(
      Map<String, Long> expected, Function<String, String> condition, String versions) {
    var counts = new TreeMap<String, Long>();
    var words = List.copyOf(expected.keySet());
    for (var from = 0; from < words.size(); from += QUERIES_AT_ONCE) {
      var some = words.subList(from, Math.min(from + QUERIES_AT_ONCE, words.size()));
      var fields = new ArrayList<String>();
      for (var i = 0; i < some.size(); i++) {
        fields.add(
            "a%d: assets(versions: %s, filter: {%s}) {totalCount}"
                .formatted(i, versions, condition.apply(quoted(some.get(i)))));
      }
      var data = client.data("{" + String.join("\n", fields) + "}", Map.of());
      for (var i = 0; i < some.size(); i++) {
        counts.put(some.get(i), data.get("a" + i).get("totalCount").asLong());
      }
    }
    return counts;
  }

  private static String quoted(String word) {
    return word.chars()
        .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String firstLine(Process process) throws Exception {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return lines.readLine().strip();
  }
}
