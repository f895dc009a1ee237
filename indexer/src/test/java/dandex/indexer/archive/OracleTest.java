package dandex.indexer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What is lifted from real metadata, beside what was computed from it apart from this program.
class OracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA =
      Path.of(System.getProperty("dandex.shared", "shared")).resolve("data");

  @Test
  void every_asset_of_real_dandisets_is_lifted_as_the_oracle_has_it() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no real metadata at " + DATA);
    var oracle = oracle();
    var lifted = new HashMap<String, List<String>>();
    for (var file : assetLists()) {
      for (var asset : assets(file)) {
        var id = asset.asset().id().toString();
        // The draft comes first, then published versions from the newest.
        lifted.putIfAbsent(id, facts(asset));
      }
    }

    assertThat(lifted).hasSize(14_878);
    assertThat(lifted).containsExactlyInAnyOrderEntriesOf(oracle);
  }

  @Test
  void real_metadata_is_hardly_ever_odd() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no real metadata at " + DATA);
    var odd = new TreeMap<String, Integer>();
    var assets = 0;
    var withOddities = 0;
    for (var file : assetLists()) {
      for (var placed : assets(file)) {
        var oddities = placed.asset().oddities();
        assets++;
        if (!oddities.isEmpty()) withOddities++;
        oddities.forEach(one -> odd.merge(one.replaceAll("\\d+", "n"), 1, Integer::sum));
      }
    }
    System.out.println(withOddities + " of " + assets + " real assets have oddities: " + odd);

    assertThat(withOddities).isLessThan(assets / 100);
  }

  private static Map<String, List<String>> oracle() throws IOException {
    var rows = new HashMap<String, List<String>>();
    try (var lines = lines(DATA.resolve("oracle.tsv.gz"))) {
      var names = List.of(lines.readLine().split("\t", -1));
      var wanted =
          List.of(
              "size",
              "encodingFormat",
              "variableMeasured",
              "species",
              "sex",
              "subject",
              "approach",
              "technique");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var cells = line.split("\t", -1);
        rows.put(cells[0], wanted.stream().map(name -> cells[names.indexOf(name)]).toList());
      }
    }
    return rows;
  }

  private static List<String> facts(PlacedAsset placed) {
    var asset = placed.asset();
    var topics = asset.topics();
    return List.of(
        Long.toString(asset.bytes()),
        Objects.requireNonNullElse(asset.encodingFormat(), ""),
        String.join("|", topics.variablesMeasured()),
        names(topics.species()),
        names(topics.sexes()),
        String.join("|", topics.subjects()),
        names(topics.approaches()),
        names(topics.measurementTechniques()));
  }

  private static String names(List<Term> terms) {
    return String.join("|", new LinkedHashSet<>(terms.stream().map(Term::name).toList()));
  }

  private static List<Path> assetLists() throws IOException {
    var lists = new ArrayList<Path>();
    try (var dandisets = Files.list(DATA.resolve("dandisets"))) {
      for (var dandiset : dandisets.sorted().toList()) {
        lists.add(dandiset.resolve("assets.json.gz"));
        if (!Files.isDirectory(dandiset.resolve("versions"))) continue;
        try (var versions = Files.list(dandiset.resolve("versions"))) {
          versions
              .sorted((one, other) -> other.compareTo(one))
              .forEach(version -> lists.add(version.resolve("assets.json.gz")));
        }
      }
    }
    return lists;
  }

  private static List<PlacedAsset> assets(Path file) throws IOException {
    var assets = new ArrayList<PlacedAsset>();
    try (var bytes = new GZIPInputStream(Files.newInputStream(file))) {
      for (JsonNode element : JSON.readTree(bytes)) {
        assets.add(Items.one(JSON.writeValueAsBytes(element), Nouns::placed));
      }
    }
    return assets;
  }

  private static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
