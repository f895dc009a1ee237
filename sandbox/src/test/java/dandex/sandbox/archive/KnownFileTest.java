package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is known of made-up NWB files, held against what stands in their LINDI files.
class KnownFileTest {
  private static final long SEED = 22;
  private static Archive archive;
  private static List<KnownAsset> readable;
  private static final Map<String, Served> SERVED = new HashMap<>();
  private static final Map<String, KnownFile> FACTS = new HashMap<>();

  /// A LINDI file as it is served.
  private record Served(JsonNode refs) {
    JsonNode metadata(String key) {
      var value = refs.path(key);
      if (!value.isTextual()) return value;
      var text = value.asText();
      return Json.object(
          text.startsWith("base64:")
              ? Base64.getDecoder().decode(text.substring(7))
              : text.getBytes(StandardCharsets.UTF_8));
    }

    /// The texts of a dataset; empty where it is not there.
    List<String> texts(String path) {
      var array = metadata(path + "/.zarray");
      var chunk = refs.path(path + "/0");
      if (!chunk.isTextual()) return List.of();
      return Unpacking.texts(array, Unpacking.written(chunk.asText()));
    }

    @Nullable String text(String path) {
      var texts = texts(path);
      return texts.isEmpty() ? null : texts.getFirst();
    }
  }

  @BeforeAll
  static void open() {
    archive = Archive.serve(Holdings.generated(SEED, 40, 1500), 0);
    var client = new Client(archive.url());
    readable =
        archive
            .knows()
            .all()
            .filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE)
            .toList();
    for (var asset : readable) {
      var url =
          archive.lindiUrl()
              + "/dandisets/%s/assets/%s/nwb.lindi.json".formatted(asset.dandiset(), asset.id());
      FACTS.put(asset.id(), asset.facts());
      SERVED.put(asset.id(), new Served(Json.object(Client.body(client.get(url))).get("refs")));
    }
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  private static Served served(KnownAsset asset) {
    return Objects.requireNonNull(SERVED.get(asset.id()));
  }

  private static KnownFile facts(KnownAsset asset) {
    return Objects.requireNonNull(FACTS.get(asset.id()));
  }

  @Test
  void what_a_file_says_of_itself_is_known() {
    var session = "session_";
    for (var asset : readable) {
      var facts = facts(asset);
      var file = served(asset);
      var version = file.metadata(".zattrs").path("nwb_version").asText(file.text("nwb_version"));
      assertThat(facts.whole()).isTrue();
      assertThat(facts.nwbVersion()).as(asset.id()).isEqualTo(version).isNotNull();
      assertThat(facts.identifier()).isEqualTo(file.text("identifier")).isNotNull();
      assertThat(facts.sessionDescription()).isEqualTo(file.text(session + "description"));
      assertThat(facts.sessionStart()).isEqualTo(file.text(session + "start_time")).isNotNull();
      assertThat(facts.sessionId()).isEqualTo(file.text("general/session_id"));
      assertThat(facts.experimenters()).isEqualTo(file.texts("general/experimenter"));
      assertThat(facts.keywords()).isEqualTo(file.texts("general/keywords"));
      assertThat(facts.lab()).isEqualTo(file.text("general/lab"));
      assertThat(facts.institution()).isEqualTo(file.text("general/institution"));
      var subject = "general/subject/";
      assertThat(facts.subject())
          .isEqualTo(
              new KnownSubject(
                  file.text(subject + "subject_id"),
                  file.text(subject + "species"),
                  file.text(subject + "sex"),
                  file.text(subject + "age"),
                  file.text(subject + "genotype"),
                  file.text(subject + "strain")));
    }
  }

  @Test
  void what_was_recorded_with_is_known() {
    var electrodes = "general/extracellular_ephys/electrodes/";
    var plane = "general/optophysiology/imaging_plane/";
    for (var asset : readable) {
      var facts = facts(asset);
      var file = served(asset);
      var ids = file.metadata(electrodes + "id/.zarray").path("shape");
      assertThat(facts.electrodeCount())
          .as(asset.id())
          .isEqualTo(ids.isMissingNode() ? null : ids.get(0).asLong());
      assertThat(facts.electrodeLocations())
          .isEqualTo(Set.copyOf(file.texts(electrodes + "location")));
      assertThat(facts.electrodeGroups())
          .isEqualTo(Set.copyOf(file.texts(electrodes + "group_name")));
      assertThat(facts.imagingLocations()).isEqualTo(Set.copyOf(file.texts(plane + "location")));
      assertThat(facts.indicators()).isEqualTo(Set.copyOf(file.texts(plane + "indicator")));
      assertThat(facts.devices()).isEqualTo(children(file, "general/devices/([^/]+)/.zgroup"));
      assertThat(facts.samplingRates()).isEqualTo(rates(file));
      assertThat(
              facts.extensions().stream()
                  .map(extension -> extension.name() + "/" + extension.version()))
          .containsExactlyElementsOf(children(file, "specifications/(ndx-[^/]+/[^/]+)/.zgroup"));
    }
  }

  private static Set<String> children(Served file, String key) {
    var names = new TreeSet<String>();
    for (var entry : file.refs().properties()) {
      if (entry.getKey().matches(key)) names.add(entry.getKey().replaceFirst(key, "$1"));
    }
    return names;
  }

  private static Set<Double> rates(Served file) {
    var rates = new HashSet<Double>();
    for (var entry : file.refs().properties()) {
      if (!entry.getKey().endsWith("/starting_time/.zattrs")) continue;
      rates.add(file.metadata(entry.getKey()).get("rate").asDouble());
    }
    return rates;
  }

  @Test
  void units_and_rois_are_counted() {
    for (var asset : readable) {
      var rows = new TreeMap<String, Long>();
      for (var object : asset.objects()) {
        if (object.rows() != null) rows.merge(object.neurodataType(), object.rows(), Long::sum);
      }
      assertThat(facts(asset).unitCount()).isEqualTo(rows.get("Units"));
      assertThat(facts(asset).roiCount()).isEqualTo(rows.get("PlaneSegmentation"));
    }
  }

  @Test
  void every_group_dataset_and_link_is_known() {
    for (var asset : readable) {
      assertThat(new NwbReading(null, List.of(), served(asset).refs()).items())
          .as(asset.id())
          .containsExactlyInAnyOrderElementsOf(asset.items());
    }
  }

  @Test
  void everything_occurs_and_nothing_in_all_files() {
    assertOccurs("session id", KnownFile::sessionId);
    assertOccurs("lab", KnownFile::lab);
    assertOccurs("institution", KnownFile::institution);
    assertOccurs("experimenters", facts -> orNull(facts.experimenters()));
    assertOccurs("keywords", facts -> orNull(facts.keywords()));
    assertOccurs("species", facts -> facts.subject().species());
    assertOccurs("sex", facts -> facts.subject().sex());
    assertOccurs("age", facts -> facts.subject().age());
    assertOccurs("genotype", facts -> facts.subject().genotype());
    assertOccurs("strain", facts -> facts.subject().strain());
    assertOccurs("electrodes", KnownFile::electrodeCount);
    assertOccurs("indicators", facts -> orNull(List.copyOf(facts.indicators())));
    assertOccurs("rates", facts -> orNull(List.copyOf(facts.samplingRates())));
    assertOccurs("extensions", facts -> orNull(facts.extensions()));
    var versions = readable.stream().map(asset -> facts(asset).nwbVersion()).distinct().toList();
    assertThat(versions).contains("2.6.0", "2.2.5").anyMatch(one -> one.startsWith("NWB-1.0"));
  }

  private static @Nullable List<?> orNull(List<?> list) {
    return list.isEmpty() ? null : list;
  }

  private static void assertOccurs(String what, Function<KnownFile, @Nullable Object> of) {
    var there = readable.stream().filter(asset -> of.apply(facts(asset)) != null).count();
    assertThat(there).as("%s, seed %d", what, SEED).isBetween(1L, readable.size() - 1L);
  }

  @Test
  void a_file_of_nwb_1_has_no_neurodata_types() {
    var first = readable.stream().filter(asset -> asset.objects().isEmpty()).toList();

    assertThat(first).isNotEmpty().hasSizeLessThan(readable.size() / 20);
    for (var asset : first) {
      assertThat(facts(asset).nwbVersion()).contains("1.0");
      assertThat(asset.items()).hasSizeGreaterThan(10);
      assertThat(served(asset).refs().toString()).doesNotContain("neurodata_type");
    }
  }

  @Test
  void a_type_of_an_extension_has_ancestors_where_the_file_tells_them() {
    var told = new TreeMap<String, Set<List<String>>>();
    for (var asset : readable) {
      for (var object : asset.objects()) {
        told.computeIfAbsent(object.neurodataType(), _ -> new HashSet<>()).add(object.ancestors());
      }
    }

    assertThat(told.get("AnnotatedTrace"))
        .containsExactlyInAnyOrder(List.of(), List.of("LabTrace", "TimeSeries"));
    assertThat(told.get("LabTrace")).containsExactlyInAnyOrder(List.of(), List.of("TimeSeries"));
    assertThat(told.get("PoseEstimationSeries"))
        .containsExactlyInAnyOrder(List.of(), List.of("SpatialSeries"));
    assertThat(told.get("LabeledEvents"))
        .containsExactlyInAnyOrder(List.of(), List.of("Events", "NWBDataInterface"));
    assertThat(told.get("FiberColumn")).contains(List.of("VectorData"));
    assertThat(told.get("ElectricalSeries")).containsExactly(List.of());
  }

  @Test
  void ancestors_are_known_only_of_what_the_file_defines_legibly() {
    var ways = new TreeSet<String>();
    for (var asset : readable) {
      for (var extension : Extension.values()) {
        var own =
            asset.objects().stream()
                .filter(object -> extension.ancestors().containsKey(object.neurodataType()))
                .toList();
        if (own.isEmpty()) continue;
        var way = definition(served(asset), extension);
        ways.add(way);
        for (var object : own) {
          var ancestors = extension.ancestors().get(object.neurodataType());
          assertThat(object.ancestors())
              .as("%s in %s", object, asset.id())
              .isEqualTo(way.equals("legible") ? ancestors : List.of());
        }
      }
    }
    assertThat(ways).containsExactly("elsewhere", "legible", "none", "snappy");
  }

  /// How a file defines the types of an extension. A legible definition names each of them.
  private static String definition(Served file, Extension extension) {
    var path =
        "specifications/%s/%s/%s"
            .formatted(extension.namespace(), extension.version(), extension.source());
    var array = file.metadata(path + "/.zarray");
    if (array.isMissingNode()) return "none";
    if (file.refs().get(path + "/0").isArray()) return "elsewhere";
    if (array.at("/compressor/cname").asText().equals("snappy")) return "snappy";
    var text = Objects.requireNonNull(file.text(path));
    var word = text.contains("\"neurodata_type_def\"") ? "neurodata_type" : "data_type";
    extension
        .ancestors()
        .forEach((type, ancestors) ->
            assertThat(text)
                .contains(
                    "\"%s_def\":\"%s\",\"%s_inc\":\"%s\""
                        .formatted(word, type, word, ancestors.getFirst())));
    return "legible";
  }

  @Test
  void links_lead_to_groups_to_datasets_to_links_and_nowhere() {
    var ends = new TreeMap<String, Integer>();
    for (var asset : readable) {
      var items =
          asset.items().stream().collect(Collectors.toMap(KnownItem::path, Function.identity()));
      for (var item : items.values()) {
        if (item.target() == null) continue;
        var end = items.get(item.target());
        ends.merge(end == null ? "nowhere" : end.kind().name(), 1, Integer::sum);
      }
    }

    assertThat(ends).containsOnlyKeys("DATASET", "GROUP", "LINK", "nowhere");
    assertThat(ends.getOrDefault("nowhere", 0)).isLessThan(ends.getOrDefault("GROUP", 0) / 20);
  }

  @Test
  void chunks_are_packed_mostly_as_lindi_does_and_now_and_then_otherwise() {
    var ways = new TreeMap<String, Integer>();
    for (var asset : readable) {
      var file = served(asset);
      for (var entry : file.refs().properties()) {
        if (!entry.getKey().matches(".+/[0-9.]+") || !entry.getValue().isTextual()) continue;
        var path = entry.getKey().replaceFirst("/[^/]*$", "");
        var array = file.metadata(path + "/.zarray");
        var chunk = Unpacking.written(entry.getValue().asText());
        assertThat(Unpacking.unpacked(array, chunk)).as(entry.getKey()).isNotEmpty();
        var compressor = array.path("compressor");
        ways.merge(
            compressor.path("id").asText("none") + " " + compressor.path("cname").asText(),
            1,
            Integer::sum);
      }
    }

    System.out.println("inline chunks by packing: " + ways);
    assertThat(ways)
        .containsOnlyKeys(
            "blosc lz4", "blosc snappy", "blosc zlib", "blosc zstd", "none ", "zlib ", "zstd ");
    assertThat(ways.getOrDefault("blosc lz4", 0))
        .isGreaterThan(ways.values().stream().mapToInt(Integer::intValue).sum() * 9 / 10);
  }

  @Test
  void of_a_file_that_is_not_readable_nothing_is_known() {
    var broken =
        archive
            .knows()
            .all()
            .filter(asset -> asset.lindi() == KnownAsset.LindiState.BROKEN)
            .findFirst()
            .orElseThrow();

    assertThat(broken.items()).isEmpty();
    assertThat(broken.facts().whole()).isFalse();
    assertThat(broken.facts().identifier()).isNull();
  }

  @Test
  void facts_are_told_over_http() {
    var told = new Client(archive.url()).json("/__known?assets=true").get("known");
    var asset = readable.getFirst();

    assertThat(told)
        .anySatisfy(one -> {
          assertThat(one.get("id").asText()).isEqualTo(asset.id());
          assertThat(one.at("/contents/identifier").asText()).isEqualTo(facts(asset).identifier());
        });
  }
}
