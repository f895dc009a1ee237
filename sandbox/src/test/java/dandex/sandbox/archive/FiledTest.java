package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holdings from files, held against the script that replays the same files.
class FiledTest {
  private static final long SEED = 17;
  private static final Path SHARED = Path.of(System.getProperty("dandex.shared", "absent"));
  private static Archive archive;
  private static Client ours;

  @BeforeAll
  static void open() {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("data/dandisets")), "no real metadata at " + SHARED);
    archive = Archive.serve(Holdings.folder(SHARED.resolve("data")), 0);
    ours = new Client(archive.url());
  }

  @AfterAll
  static void close() {
    if (archive != null) archive.close();
  }

  @Test
  void answers_are_those_of_the_script_that_replays_the_files() throws IOException {
    var script = SHARED.resolve("bin/replay-archive");
    assumeTrue(Files.isExecutable(script), "no " + script);
    var process =
        new ProcessBuilder("python3", script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var url = out.readLine();
      assumeTrue(url != null, script + " does not run here");
      var theirs = new Client(url);
      var targets = targets();
      assertThat(targets).hasSizeGreaterThan(400);
      for (var target : targets) {
        var expected = theirs.get(target);
        var actual = ours.get(target);
        assertThat(actual.statusCode()).as(target).isEqualTo(expected.statusCode());
        assertThat(comparable(actual.body(), archive.url()))
            .as(target)
            .isEqualTo(comparable(expected.body(), url));
        assertThat(actual.headers().firstValue("Last-Modified"))
            .as(target)
            .isEqualTo(expected.headers().firstValue("Last-Modified").map(FiledTest::shortDay));
      }
    } finally {
      process.destroy();
    }
  }

  /// Both forms of a date are allowed; Java writes the day of the month without a zero.
  private static String shortDay(String date) {
    return date.replace(", 0", ", ");
  }

  /// JSON whose links lead to no host, or text that is no JSON.
  private static Object comparable(byte[] body, String url) {
    var text = new String(body, StandardCharsets.UTF_8).replace(url, "");
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException notJson) {
      // broken off, at a place that depends on how the path of the asset is escaped
      return text.startsWith("{") ? "broken" : "a page";
    }
  }

  private static List<String> targets() {
    var targets = new ArrayList<String>();
    for (var query :
        List.of(
            "",
            "?page_size=7",
            "?page_size=7&page=3",
            "?page=last&page_size=7",
            "?page=77",
            "?ordering=id",
            "?ordering=-name",
            "?ordering=modified",
            "?ordering=-size&page_size=0",
            "?ordering=nonsense",
            "?draft=false",
            "?empty=false",
            "?embargoed=true",
            "?draft=oui")) {
      targets.add("/api/dandisets/" + query);
    }
    for (var identifier : archive.knows().identifiers()) {
      var dandiset = "/api/dandisets/" + identifier + "/";
      targets.addAll(
          List.of(dandiset, dandiset + "versions/", dandiset + "versions/?order=-created"));
      targets.addAll(ofVersion(dandiset + "versions/draft/"));
      for (var published : archive.knows().published(identifier)) {
        var version = dandiset + "versions/" + published + "/";
        targets.addAll(List.of(version, version + "assets/?page_size=5&page=2&metadata=1"));
      }
      targets.addAll(ofAssets(identifier));
    }
    targets.addAll(
        List.of("/api/info/", "/api/info", "/api/dandisets/999999/", "/api/dandisets/3/"));
    return targets;
  }

  private static List<String> ofVersion(String version) {
    var assets = version + "assets/";
    return List.of(
        version,
        version + "info/",
        assets + "?page_size=20",
        assets + "?page_size=5&page=2&metadata=true",
        assets + "?page_size=15&order=-modified,path",
        assets + "?page_size=5&order=-path&metadata=1",
        assets + "?order=nothing",
        assets + "?glob=*ecephys*.nwb&page_size=5",
        assets + "?path=sub-1&page_size=5&order=path",
        assets + "?page=999999",
        assets + "?zarr=1&page_size=5");
  }

  private static List<String> ofAssets(String identifier) {
    var dice = new Dice(SEED).of(identifier);
    var paths = archive.knows().paths(identifier, "draft");
    var targets = new ArrayList<String>();
    for (var i = 0; i < 2 && !paths.isEmpty(); i++) {
      var path = dice.of(i).pick(paths);
      var list = "/api/dandisets/" + identifier + "/versions/draft/assets/";
      var id =
          ours.json(list + "?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
              .at("/results/0/asset_id")
              .asText();
      targets.add(list + id + "/");
      targets.add(list + id + "/info/");
      targets.add("/api/assets/" + id + "/info/");
      targets.add("/dandi/dandisets/" + identifier + "/assets/" + id + "/nwb.lindi.json");
    }
    return targets;
  }

  @Test
  void what_is_known_is_what_was_counted_apart_from_this_code() throws IOException {
    var oracle = SHARED.resolve("data/oracle.tsv.gz");
    assumeTrue(Files.exists(oracle), "no " + oracle);
    var lines = lines(oracle);
    var ids = lines.stream().skip(1).map(line -> line.split("\t", -1)[0]).toList();

    assertThat(archive.knows().dandisets()).isEqualTo(60);
    assertThat(archive.knows().assets()).isEqualTo(ids.stream().distinct().count());
    var dice = new Dice(SEED).of("oracle");
    for (var i = 0; i < 300; i++) {
      var line = dice.of(i).pick(lines.subList(1, lines.size())).split("\t", -1);
      var asset = archive.knows().asset(line[0]).orElseThrow();
      var told =
          List.of(
              asset.dandiset(),
              Long.toString(asset.size()),
              String.valueOf(asset.encodingFormat()),
              String.join("|", asset.variables()),
              String.join("|", asset.species()),
              String.join("|", asset.sexes()),
              String.join("|", asset.subjects()),
              String.join("|", asset.approaches()),
              String.join("|", asset.techniques()),
              String.join("|", asset.neurodataTypes()));
      var expected =
          List.of(
              line[1], line[3], line[4], line[5], line[6], line[7], line[8], line[9], line[10],
              line[12]);
      assertThat(told).as("seed %d: %s", SEED, line[0]).isEqualTo(expected);
    }
  }

  @Test
  void what_stands_outside_of_chunks_is_known_of_real_files() {
    var files =
        archive
            .knows()
            .all()
            .filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE)
            .limit(60)
            .toList();
    for (var asset : files) {
      var file = ours.json(lindi(asset) + "nwb.lindi.json");
      var refs = file.get("refs");
      var facts = asset.facts();
      assertThat(facts.whole()).isFalse();
      assertThat(facts.identifier()).isNull();
      assertThat(facts.nwbVersion())
          .isEqualTo(refs.path(".zattrs").path("nwb_version").asText(null));
      assertThat(facts.devices())
          .containsExactlyInAnyOrderElementsOf(names(refs, "general/devices/([^/]+)/.zgroup"));
      assertThat(facts.extensions().stream().map(KnownExtension::name))
          .containsExactlyInAnyOrderElementsOf(names(refs, "specifications/(ndx-[^/]+)/.zgroup"));
      assertThat(facts.unitCount())
          .isEqualTo(
              refs.has("units/id/.zarray")
                  ? refs.at("/units~1id~1.zarray/shape/0").asLong()
                  : null);
      assertThat(asset.items()).hasSameSizeAs(names(refs, "(.*)[.]z(group|array)"));
      assertThat(asset.items().stream().filter(item -> item.target() != null))
          .hasSize(refs.findValues("_SOFT_LINK").size());
      var info = ours.get(lindi(asset) + "info.json");
      if (!file.has("generationMetadata")) assertThat(info.statusCode()).isEqualTo(404);
      else {
        assertThat(Client.json(info).get("generationMetadata"))
            .isEqualTo(file.get("generationMetadata"));
      }
    }
    assertThat(files).hasSize(60).anyMatch(asset -> !asset.facts().samplingRates().isEmpty());
  }

  private static String lindi(KnownAsset asset) {
    return archive.lindiUrl() + "/dandisets/%s/assets/%s/".formatted(asset.dandiset(), asset.id());
  }

  /// The first groups of the keys that match.
  private static List<String> names(JsonNode refs, String key) {
    var names = new ArrayList<String>();
    for (var entry : refs.properties()) {
      if (entry.getKey().matches(key)) names.add(entry.getKey().replaceFirst(key, "$1"));
    }
    return names;
  }

  private static List<String> lines(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
