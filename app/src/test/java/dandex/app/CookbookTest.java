package dandex.app;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every query of the cookbook, asked of the whole program, against what a plain reading of the
/// same files says.
class CookbookTest {
  private static final long SEED = 20_261_127;
  private static final String NWB = "application/x-nwb";

  private static Archive archive;
  private static Process server;
  private static GraphQlClient client;
  private static Instant started;
  private static List<KnownAsset> drafts;
  private static Map<KnownAsset, RawLindi> files;

  @TempDir static Path home;

  @BeforeAll
  static void sync_and_serve() throws Exception {
    started = Instant.now();
    archive = Archive.serve(Holdings.generated(SEED, 25, 500), 0);
    var program =
        new Program(
            home,
            Map.of(
                "DANDEX_DATABASE_URL", TestServers.freshDatabase(),
                "DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch(),
                "DANDEX_INDEX_PREFIX", TestServers.freshPrefix(),
                "DANDEX_DANDI_URL", archive.dandiUrl(),
                "DANDEX_LINDI_URL", archive.lindiUrl()));
    var synced = program.run("sync", "all", "--no-progress");
    assertThat(synced.exit()).as(synced.err()).isZero();
    drafts = archive.knows().all().filter(KnownAsset::isInDraft).toList();
    files = read();
    assertThat(files.size()).as("seed %d", SEED).isBetween(100, 1000);
    var log = home.resolve("serve.err");
    server = program.start(home.resolve("serve.out"), log, "serve", "--port", "0");
    client = new GraphQlClient(Served.url(server, log));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor();
    }
    if (archive != null) archive.close();
    files = Map.of(); // whole trees, which nobody needs any more
  }

  @Test
  void question_0_what_is_known_of_a_lindi_file() {
    assertThat(words(ask("0.").at("/__type/fields"), "name"))
        .contains("state", "url", "processedAt", "generationMetadata", "structure");
    assertThat(words(ask("0.").at("/__type/fields"), "description")).noneMatch(String::isBlank);
  }

  @Test
  void question_1_files_that_were_read() {
    check(ask("1."), (asset, file) -> true);
  }

  @Test
  void question_2_files_of_each_dandiset() {
    assertThat(counts(ask("2."))).isEqualTo(counted(asset -> List.of(asset.dandiset())));
  }

  @Test
  void question_3_keys_at_the_top_of_structures() {
    var made = files.values().stream().filter(file -> file.generationMetadata().isObject()).count();

    assertThat(counts(ask("3.")))
        .isEqualTo(Map.of("refs", (long) files.size(), "generationMetadata", made));
  }

  @Test
  void question_4_who_made_the_files() {
    var told = byId(ask("4."));

    assertThat(told).hasSameSizeAs(files);
    files.forEach((asset, file) -> {
      var lindi = one(told, asset).get("lindi");
      assertThat(lindi.get("url").asText()).isEqualTo(url(asset));
      for (var key : List.of("generatedBy", "generatedByVersion", "generationTimestamp")) {
        assertThat(lindi.path("generationMetadata").path(key))
            .isEqualTo(file.generationMetadata().path(key));
      }
    });
  }

  @Test
  void question_5_files_that_contain_a_group() {
    check(ask("5."), (asset, file) -> file.isGroup("units"));
  }

  @Test
  void question_6_shapes_and_types_of_datasets() {
    var told = byId(ask("6."));

    assertThat(told).hasSize(5);
    files.forEach((asset, file) -> {
      if (!told.containsKey(asset.id())) return;
      var expected =
          file.datasets().stream()
              .map(path -> path + " " + file.shape(path) + " " + file.dtype(path))
              .toList();
      var items = one(told, asset).at("/lindi/structure/nodes");
      assertThat(
              stream(items)
                  .map(item ->
                      "%s %s %s"
                          .formatted(
                              item.get("path").asText(),
                              stream(item.get("shape")).map(JsonNode::asLong).toList(),
                              item.get("dtype").asText())))
          .containsExactlyInAnyOrderElementsOf(expected);
    });
  }

  @Test
  void question_7_files_with_an_element_type() {
    check(
        ask("7."),
        (asset, file) ->
            file.datasets().stream().anyMatch(path -> file.dtype(path).matches("[<>]f4")));
  }

  @Test
  void question_8_the_most_common_groups_at_the_top() {
    var told = ask("8.");

    assertThat(counts(told)).isEqualTo(counted(asset -> List.copyOf(file(asset).top())));
    assertThat(stream(told.at("/assetGroups/groups")).map(group -> -group.get("count").asLong()))
        .isSorted();
  }

  @Test
  void question_9_files_with_an_attribute() {
    check(
        ask("9."),
        (asset, file) ->
            file.hasAttribute("session_description")
                || file.paths().contains("session_description"));
  }

  @Test
  void question_10_ecephys_files_by_path_with_their_dandisets() {
    var told =
        stream(ask("10.").at("/assets/nodes"))
            .map(node ->
                node.get("path").asText()
                    + " "
                    + words(node.get("dandisets"), "identifier").toList());

    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            drafts.stream()
                .filter(asset -> asset.path().matches(".*ecephys[^/]*\\.nwb"))
                .map(asset -> asset.path() + " [" + asset.dandiset() + "]")
                .toList())
        .isNotEmpty();
  }

  @Test
  void question_11_files_with_a_large_dataset() {
    check(
        ask("11."),
        (asset, file) ->
            file.datasets().stream()
                .anyMatch(path -> file.shape(path).stream().anyMatch(size -> size > 100_000)));
  }

  @Test
  void question_12_how_complex_the_files_of_a_dandiset_are() {
    var expected =
        files.keySet().stream()
            .collect(
                groupingBy(
                    KnownAsset::dandiset,
                    Collectors.averagingInt(asset -> file(asset).paths().size())));
    var told = groups(ask("12."), group -> group.at("/itemCount/avg").asDouble());

    assertThat(told.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (dandiset, average) -> assertThat(told.get(dandiset)).isCloseTo(average, within(1e-9)));
  }

  @Test
  void question_13_files_of_the_same_structure() {
    assertThat(counts(ask("13.")))
        .isEqualTo(counted(asset -> List.of(String.join(",", file(asset).top()))))
        .hasSizeGreaterThan(3);
  }

  @Test
  void question_14_size_beside_the_number_of_parts() {
    var told = byId(ask("14."));

    assertThat(told).hasSameSizeAs(files);
    files.forEach((asset, file) -> {
      assertThat(one(told, asset).get("size").asLong()).isEqualTo(asset.size());
      assertThat(one(told, asset).at("/nwbFile/itemCount").asInt()).isEqualTo(file.paths().size());
    });
  }

  @Test
  void question_15_size_of_the_structure_by_species() {
    var expected = new HashMap<String, List<Integer>>();
    files.forEach((asset, file) ->
        species(asset)
            .forEach(name ->
                expected.computeIfAbsent(name, _ -> new ArrayList<>()).add(file.paths().size())));
    var told = ask("15.");

    assertThat(counts(told)).isEqualTo(counted(CookbookTest::species));
    var most = groups(told, group -> group.at("/itemCount/max").asDouble());
    var average = groups(told, group -> group.at("/itemCount/avg").asDouble());
    expected.forEach((name, sizes) -> {
      var statistics = sizes.stream().mapToInt(Integer::intValue).summaryStatistics();
      assertThat(most.get(name)).isEqualTo(statistics.getMax());
      assertThat(average.get(name)).isCloseTo(statistics.getAverage(), within(1e-9));
    });
  }

  @Test
  void question_16_files_without_a_structure() {
    var told = byId(ask("16."));

    assertThat(told.keySet())
        .isEqualTo(
            drafts.stream()
                .filter(asset -> NWB.equals(asset.encodingFormat()) && !files.containsKey(asset))
                .map(KnownAsset::id)
                .collect(Collectors.toSet()))
        .isNotEmpty();
    drafts.stream()
        .filter(asset -> told.containsKey(asset.id()))
        .forEach(asset ->
            assertThat(one(told, asset).at("/lindi/state").asText())
                .isEqualTo(asset.lindi() == KnownAsset.LindiState.ABSENT ? "ABSENT" : "REJECTED"));
  }

  @Test
  void question_17_which_reader_processed_files_and_when() {
    var told = ask("17.").at("/assetGroups/groups");

    assertThat(told).hasSize(1);
    assertThat(told.at("/0/count").asInt()).isEqualTo(files.size());
    assertThat(Instant.parse(told.at("/0/processedAt/min").asText()))
        .isBetween(started, Instant.now());
    assertThat(Instant.parse(told.at("/0/processedAt/max").asText()))
        .isBetween(Instant.parse(told.at("/0/processedAt/min").asText()), Instant.now());
  }

  @Test
  void units_from_mouse_ca1() {
    var told = byId(ask("Sorted units"));

    assertThat(told.keySet())
        .isEqualTo(
            files.keySet().stream()
                .filter(asset ->
                    asset.metadata().contains("NCBITaxon_10090")
                        && asset.facts().electrodeLocations().contains("CA1")
                        && asset.objects().stream()
                            .anyMatch(object ->
                                object.neurodataType().equals("Units")
                                    && object.columns().contains("waveform_mean")
                                    && object.rows() != null
                                    && object.rows() >= 100))
                .map(KnownAsset::id)
                .collect(Collectors.toSet()))
        .isNotEmpty();
  }

  @Test
  void files_that_use_an_extension() {
    check(ask("Files that use"), (asset, file) -> !asset.facts().extensions().isEmpty());
  }

  @Test
  void fast_series_since_a_date() {
    check(
        ask("Series sampled"),
        (asset, file) -> {
          return asset.facts().samplingRates().stream().anyMatch(rate -> rate >= 20_000)
              && isSince2020(asset.facts().sessionStart());
        });
  }

  @Test
  void the_structure_of_one_file() {
    var items = ask("The structure").at("/assets/nodes/0/lindi/structure/nodes");

    assertThat(items.get(0).get("path").asText()).isEqualTo("general/devices");
    assertThat(items.get(0).get("childCount").asInt()).isPositive();
    assertThat(words(items, "path")).allMatch(path -> path.startsWith("general/devices"));
  }

  @Test
  void where_electrodes_are() {
    var locations = new ArrayList<@Nullable String>();
    for (var asset : drafts) {
      var here = asset.facts().electrodeLocations();
      if (here.isEmpty()) locations.add(null);
      else locations.addAll(here);
    }

    assertThat(counts(ask("Where in the brain"))).isEqualTo(tallied(locations));
  }

  /// What is written without an offset is no instant.
  @ParameterizedTest
  @MethodSource("headings")
  void every_query_is_answered_without_an_error(String heading) {
    assertThat(ask(heading).isObject()).isTrue();
  }

  static Stream<String> headings() throws IOException {
    return Files.readAllLines(Path.of(System.getProperty("dandex.checkout"), "docs/cookbook.md"))
        .stream()
        .filter(line -> line.startsWith("### "))
        .map(line -> line.substring(4));
  }

  @Test
  void ask_1_dandisets_that_have_a_type() {
    assertThat(words(ask("A1.").at("/dandisets/nodes"), "identifier"))
        .containsExactlyElementsOf(dandisets(asset -> has(asset, "Units")));
  }

  @Test
  void ask_3_files_from_a_place_wherever_it_stands() {
    var told = ask("A3.");

    check(
        told,
        (asset, file) ->
            asset.facts().electrodeLocations().contains("CA1")
                || asset.facts().imagingLocations().contains("CA1"));
  }

  @Test
  void ask_5_a_place_by_another_name_is_found() {
    assertThat(ask("A5.").at("/byAnotherName/totalCount").asLong())
        .isGreaterThanOrEqualTo(
            drafts.stream()
                .filter(asset -> asset.facts().electrodeLocations().contains("CA1"))
                .count());
  }

  @Test
  void ask_8_files_with_a_sibling_of_another_kind() {
    var mixed =
        dandisets(asset -> asset.encodingFormat() != null && !NWB.equals(asset.encodingFormat()));

    check(ask("A8."), (asset, file) -> has(asset, "Units") && mixed.contains(asset.dandiset()));
  }

  @Test
  void ask_11_human_finds_homo_sapiens() {
    var told = ask("A11.").at("/assets");

    assertThat(told.get("totalCount").asLong())
        .isEqualTo(
            drafts.stream()
                .filter(asset ->
                    asset.species().stream()
                        .anyMatch(name ->
                            name.toLowerCase(Locale.ROOT).matches(".*homo sapiens.*|.*human.*")))
                .count());
  }

  @Test
  void ask_13_by_what_was_measured() {
    assertThat(ask("A13.").at("/assets/totalCount").asLong())
        .isEqualTo(drafts.stream().filter(asset -> asset.variables().contains("Units")).count());
  }

  @Test
  void ask_18_what_has_no_extension() {
    var told = ask("A18.");
    var extended = dandisets(asset -> !asset.facts().extensions().isEmpty());

    check(told, (asset, file) -> asset.facts().extensions().isEmpty());
    assertThat(words(told.at("/dandisets/nodes"), "identifier").toList())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(extended);
  }

  @Test
  void ask_20_files_with_several_objects_of_a_type() {
    check(
        ask("A20."),
        (asset, file) ->
            asset.objects().stream()
                    .filter(object -> object.neurodataType().equals("ElectricalSeries"))
                    .count()
                >= 2);
  }

  @Test
  void ask_22_files_by_what_they_hold_whatever_their_name_says() {
    check(ask("A22."), (asset, file) -> has(asset, "Units") && !asset.path().contains("behavior"));
  }

  private static boolean has(KnownAsset asset, String type) {
    return asset.objects().stream().anyMatch(object -> object.neurodataType().equals(type));
  }

  /// By identifier.
  private static List<String> dandisets(Predicate<KnownAsset> one) {
    return drafts.stream().filter(one).map(KnownAsset::dandiset).distinct().sorted().toList();
  }

  private static boolean isSince2020(@Nullable String time) {
    try {
      return time != null && OffsetDateTime.parse(time).getYear() >= 2020;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Map<KnownAsset, RawLindi> read() throws Exception {
    var read = new HashMap<KnownAsset, RawLindi>();
    try (var http = HttpClient.newHttpClient()) {
      for (var asset : drafts) {
        if (asset.lindi() != KnownAsset.LindiState.READABLE) continue;
        var request = HttpRequest.newBuilder(URI.create(url(asset))).build();
        read.put(asset, new RawLindi(http.send(request, BodyHandlers.ofByteArray()).body()));
      }
    }
    return read;
  }

  private static String url(KnownAsset asset) {
    return "%s/dandisets/%s/assets/%s/nwb.lindi.json"
        .formatted(archive.lindiUrl(), asset.dandiset(), asset.id());
  }

  private static RawLindi file(KnownAsset asset) {
    return Objects.requireNonNull(files.get(asset));
  }

  /// The query below a heading that begins so, and its answer.
  private static JsonNode ask(String heading) {
    try {
      var book =
          Files.readString(Path.of(System.getProperty("dandex.checkout"), "docs/cookbook.md"));
      var block =
          Pattern.compile(
                  "\n### " + Pattern.quote(heading) + ".*?```graphql\n(.*?)```", Pattern.DOTALL)
              .matcher(book);
      assertThat(block.find()).as(heading).isTrue();
      return client.data(block.group(1), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The assets of an answer are those of the files read that are expected, neither none nor all
  /// unless all are.
  private static void check(JsonNode told, BiPredicate<KnownAsset, RawLindi> expected) {
    assertThat(byId(told).keySet())
        .isEqualTo(
            files.entrySet().stream()
                .filter(file -> expected.test(file.getKey(), file.getValue()))
                .map(file -> file.getKey().id())
                .collect(Collectors.toSet()))
        .isNotEmpty();
  }

  private static JsonNode one(Map<String, JsonNode> told, KnownAsset asset) {
    return Objects.requireNonNull(told.get(asset.id()), asset.id());
  }

  private static Map<String, JsonNode> byId(JsonNode told) {
    return stream(told.at("/assets/nodes"))
        .collect(toMap(node -> node.get("assetId").asText(), identity()));
  }

  private static Map<String, Long> counts(JsonNode told) {
    var counts = new HashMap<String, Long>();
    stream(told.at("/assetGroups/groups"))
        .forEach(group -> counts.put(key(group), group.get("count").asLong()));
    return counts;
  }

  private static Map<String, Double> groups(JsonNode told, Function<JsonNode, Double> value) {
    return stream(told.at("/assetGroups/groups")).collect(toMap(CookbookTest::key, value));
  }

  private static String key(JsonNode group) {
    return group.at("/keys/0").isNull() ? "none" : group.at("/keys/0").asText();
  }

  /// How many of the files that were read have each of some words.
  private static Map<String, Long> counted(Function<KnownAsset, List<String>> words) {
    return tallied(files.keySet().stream().flatMap(asset -> words.apply(asset).stream()).toList());
  }

  private static Map<String, Long> tallied(List<? extends @Nullable String> words) {
    return words.stream()
        .map(word -> word == null ? "none" : word)
        .collect(groupingBy(identity(), TreeMap::new, counting()));
  }

  private static List<String> species(KnownAsset asset) {
    return asset.species().isEmpty() ? List.of("none") : asset.species();
  }

  private static Stream<String> words(JsonNode list, String field) {
    return stream(list).map(one -> one.get(field).asText());
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
