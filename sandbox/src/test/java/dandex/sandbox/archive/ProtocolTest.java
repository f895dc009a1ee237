package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the DANDI REST API, one by one.
class ProtocolTest {
  private static final long SEED = 11;
  private static Archive archive;
  private static Client client;
  private static String biggest;
  private static String assets;

  @BeforeAll
  static void open() {
    archive = Archive.serve(Holdings.generated(SEED, 30, 3000), 0);
    client = new Client(archive.url());
    biggest =
        client
            .json("/api/dandisets/?ordering=-size&page_size=1000")
            .get("results")
            .valueStream()
            .max(Comparator.comparingInt(d -> d.at("/draft_version/asset_count").asInt()))
            .orElseThrow()
            .get("identifier")
            .asText();
    assets = "/api/dandisets/" + biggest + "/versions/draft/assets/";
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  private static List<String> texts(JsonNode array, String pointer) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(item -> item.at(pointer).asText())
        .toList();
  }

  private static int count() {
    return client.json("/api/dandisets/" + biggest + "/").at("/draft_version/asset_count").asInt();
  }

  @Test
  void a_page_links_to_its_neighbours() {
    var second = client.json("/api/dandisets/?page_size=10&page=2");

    assertThat(second.get("count").asInt()).isEqualTo(30);
    assertThat(second.get("previous").asText())
        .isEqualTo(archive.dandiUrl() + "/dandisets/?page_size=10");
    assertThat(second.get("next").asText())
        .isEqualTo(archive.dandiUrl() + "/dandisets/?page=3&page_size=10");
    assertThat(client.json("/api/dandisets/?page_size=10&page=3").get("next").isNull()).isTrue();
  }

  @Test
  void a_list_of_assets_tells_its_count_on_the_first_page_only() {
    assertThat(client.json(assets + "?page_size=10").get("count").asInt()).isEqualTo(count());
    assertThat(client.json(assets + "?page_size=10&page=2").get("count").isNull()).isTrue();
  }

  @Test
  void past_its_end_a_list_of_assets_is_empty_and_other_lists_are_not_found() {
    var beyond = client.json(assets + "?page=9999");

    assertThat(beyond.get("results")).isEmpty();
    assertThat(beyond.get("next").isNull()).isTrue();
    assertThat(client.get("/api/dandisets/?page=9999").statusCode()).isEqualTo(404);
    assertThat(client.json("/api/dandisets/?page=9999").get("detail").asText())
        .isEqualTo("Invalid page.");
  }

  @Test
  void only_the_other_lists_know_their_last_page() {
    assertThat(client.get("/api/dandisets/?page=last&page_size=10").statusCode()).isEqualTo(200);
    assertThat(client.get(assets + "?page=last").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "5000,1000", "0,100", "-3,100", "many,100", "7,7"})
  void the_size_of_a_page_is_bounded(String asked, int given) {
    assertThat(client.json(assets + "?page_size=" + asked).get("results"))
        .hasSize(Math.min(given, count()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "modified", "path", "-created", "-modified,path", "-path"})
  void assets_are_ordered_as_asked(String order) {
    var listed = client.all(assets + "?page_size=400&order=" + order);
    Comparator<JsonNode> comparator = (a, b) -> 0;
    for (var key : order.split(",", -1)) {
      var field = key.replace("-", "");
      Comparator<JsonNode> one =
          field.equals("path")
              ? Comparator.comparing(asset -> asset.get("path").asText())
              : Comparator.comparing(asset -> Stamp.micros(asset.get(field).asText()));
      comparator = comparator.thenComparing(key.startsWith("-") ? one.reversed() : one);
    }

    assertThat(listed).hasSize(count()).isSortedAccordingTo(comparator);
  }

  @Test
  void without_an_order_assets_come_as_they_were_created() {
    assertThat(client.json(assets).get("results"))
        .isEqualTo(client.json(assets + "?order=created").get("results"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?order=size", "?order=path,size", "?metadata=perhaps", "?zarr=2"})
  void a_bad_parameter_is_refused(String query) {
    var answer = client.get(assets + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Client.json(answer).valueStream()).allMatch(JsonNode::isArray);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata=true", "metadata=1", "metadata=True"})
  void metadata_come_when_asked_for(String query) {
    var asset = client.json(assets + "?page_size=1&" + query).at("/results/0");

    assertThat(asset.at("/metadata/identifier")).isEqualTo(asset.get("asset_id"));
    assertThat(asset.at("/metadata/path")).isEqualTo(asset.get("path"));
    assertThat(asset.at("/metadata/contentSize")).isEqualTo(asset.get("size"));
    assertThat(client.json(assets + "?page_size=1").at("/results/0").has("metadata")).isFalse();
  }

  @Test
  void a_path_is_met_exactly_or_else_as_a_prefix_whatever_its_case() {
    var path = client.json(assets + "?order=path").at("/results/50/path").asText();
    var folder = path.substring(0, path.indexOf('/'));

    assertThat(
            texts(
                client.json(assets + "?path=" + path.replace("+", "%2B")).get("results"), "/path"))
        .containsExactly(path);
    assertThat(
            client.all(
                assets + "?page_size=1000&path=" + folder.toUpperCase(java.util.Locale.ROOT)))
        .isNotEmpty()
        .allMatch(asset -> asset.get("path").asText().startsWith(folder));
  }

  @Test
  void a_glob_is_held_against_the_whole_path() {
    var all = client.all(assets + "?page_size=1000");
    var wanted = all.stream().filter(a -> a.get("path").asText().endsWith(".nwb")).count();

    assertThat(client.all(assets + "?page_size=1000&glob=*.NWB")).hasSize((int) wanted);
    assertThat(client.all(assets + "?glob=nwb")).isEmpty();
  }

  @Test
  void zarrs_can_be_asked_for_alone() {
    var zarrs = new ArrayList<JsonNode>();
    var others = new ArrayList<JsonNode>();
    for (var identifier : archive.knows().identifiers()) {
      var list = "/api/dandisets/" + identifier + "/versions/draft/assets/?page_size=1000";
      for (var asset : client.all(list)) (asset.get("zarr").isNull() ? others : zarrs).add(asset);
      assertThat(client.all(list + "&zarr=true")).allMatch(asset -> asset.get("blob").isNull());
      if (client.all(list + "&zarr=true").isEmpty()) continue;
      assertThat(archive.knows().published(identifier)).isEmpty();
    }

    assertThat(zarrs).isNotEmpty().allMatch(asset -> asset.get("blob").isNull());
    assertThat(others).isNotEmpty().noneMatch(asset -> asset.get("blob").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name", "modified", "size"})
  void dandisets_are_ordered_by_the_first_key_that_is_known(String key) {
    var ascending = client.all("/api/dandisets/?ordering=" + key);
    var descending = client.all("/api/dandisets/?ordering=nonsense,-" + key + ",id");

    assertThat(texts(list(ascending), "/identifier"))
        .containsExactlyElementsOf(texts(list(descending), "/identifier").reversed());
  }

  private static JsonNode list(List<JsonNode> items) {
    var array = Json.array();
    items.forEach(array::add);
    return array;
  }

  @Test
  void drafts_and_empty_dandisets_can_be_left_out() {
    var all = client.all("/api/dandisets/");
    var published = client.all("/api/dandisets/?draft=false");
    var filled = client.all("/api/dandisets/?empty=false");

    assertThat(published)
        .isNotEmpty()
        .hasSizeLessThan(all.size())
        .noneMatch(dandiset -> dandiset.get("most_recent_published_version").isNull());
    assertThat(filled)
        .hasSizeLessThan(all.size())
        .noneMatch(dandiset -> dandiset.at("/draft_version/asset_count").asInt() == 0);
  }

  @Test
  void the_embargoed_are_not_shown_to_everybody() {
    var answer = client.get("/api/dandisets/?embargoed=true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Client.json(answer).isTextual()).isTrue();
  }

  @Test
  void a_path_without_its_slash_is_moved() {
    var answer = client.get("/api/dandisets?page=2");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/dandisets/?page=2");
  }

  @Test
  void what_is_unknown_is_not_found_in_json_and_what_is_no_path_in_html() {
    var version = "/api/dandisets/" + biggest + "/versions/";
    var unknown = new Dice(1).uuid();
    for (var path :
        List.of(
            "/api/dandisets/999999/",
            version + "0.200101.0000/",
            "/api/assets/" + unknown + "/",
            version + "draft/assets/" + unknown + "/")) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(client.json(path).get("detail").asText()).as(path).isEqualTo("Not found.");
    }
    for (var path :
        List.of("/api/dandisets/3/", version + "1.0/", "/api/assets/no-uuid/", "/api/nothing/")) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(client.get(path).headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .startsWith("text/html");
    }
  }

  @Test
  void times_are_utc_and_have_six_digits_of_fraction_or_none() {
    var times = texts(list(client.all(assets + "?page_size=1000")), "/created");

    assertThat(times)
        .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z"))
        .anyMatch(time -> time.contains("."))
        .anyMatch(time -> !time.contains("."));
  }

  @Test
  void answers_are_packed_for_whoever_takes_them_so() {
    var plain = client.get(assets + "?metadata=1");
    var packed = client.get(assets + "?metadata=1", "Accept-Encoding", "gzip");

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 3);
    assertThat(Client.body(packed)).isEqualTo(plain.body());
    assertThat(plain.headers().map()).doesNotContainKeys("etag", "last-modified");
  }

  @Test
  void the_head_of_an_answer_can_be_asked_for_alone() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(archive.url() + assets)).HEAD().build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValueAsLong("Content-Length"))
          .hasValue(client.get(assets).body().length);
    }
  }

  @Test
  void nothing_can_be_posted() {
    var answer = new Client(archive.url()).post("/api/dandisets/", "{}");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(Client.json(answer).get("detail").asText())
        .isEqualTo("Method \"POST\" not allowed.");
  }

  @Test
  void a_single_asset_answers_nested_and_by_itself() {
    var item = client.json(assets + "?metadata=true&page_size=1").at("/results/0");
    var id = item.get("asset_id").asText();

    assertThat(client.json(assets + id + "/")).isEqualTo(item.get("metadata"));
    assertThat(client.json("/api/assets/" + id + "/")).isEqualTo(item.get("metadata"));
    assertThat(client.json(assets + id + "/info/")).isEqualTo(item);
    assertThat(client.json("/api/assets/" + id + "/info/")).isEqualTo(item);
  }

  @Test
  void a_dandiset_and_its_versions_agree() {
    var published = client.all("/api/dandisets/?draft=false").getFirst().get("identifier").asText();
    var dandiset = client.json("/api/dandisets/" + published + "/");
    var versions = client.all("/api/dandisets/" + published + "/versions/");
    var newest = dandiset.get("most_recent_published_version");
    var path = "/api/dandisets/" + published + "/versions/" + newest.get("version").asText() + "/";
    var info = client.json(path + "info/");

    assertThat(texts(list(versions), "/version")).contains("draft", newest.get("version").asText());
    assertThat(newest.get("active_uploads").asInt()).isZero();
    assertThat(info.get("metadata")).isEqualTo(client.json(path));
    assertThat(info.at("/metadata/doi").asText())
        .isEqualTo("10.48324/dandi." + published + "/" + newest.get("version").asText());
    assertThat(info.at("/dandiset/identifier").asText()).isEqualTo(published);
    assertThat(client.json("/api/info/").get("schema_version").asText()).isEqualTo("0.7.0");
  }

  @Test
  void requests_are_counted_by_kind() {
    try (var other = Archive.serve(Holdings.generated(SEED, 5, 50), 0)) {
      var asking = new Client(other.url());
      asking.all("/api/dandisets/?page_size=2");
      asking.get("/api/dandisets/999999/");
      var listed =
          "/api/dandisets/" + other.knows().identifiers().getFirst() + "/versions/draft/assets/";
      asking.get(listed);
      asking.get(listed + "?metadata=1");

      var requests = other.requests();
      assertThat(requests.of("dandisets").requests()).isEqualTo(3);
      assertThat(requests.of("dandisets").bytes()).isPositive();
      assertThat(requests.of("dandiset").status(404)).isEqualTo(1);
      assertThat(requests.of("assets").requests()).isEqualTo(1);
      assertThat(requests.of("assets+metadata").requests()).isEqualTo(1);
      assertThat(requests.total()).isEqualTo(6);
      assertThat(requests.latest().getFirst()).isEqualTo("GET /api/dandisets/?page_size=2 200");
      assertThat(asking.json("/__stats").at("/dandiset/status 404").asInt()).isEqualTo(1);

      other.forgetRequests();
      assertThat(other.requests().total()).isZero();
    }
  }
}
