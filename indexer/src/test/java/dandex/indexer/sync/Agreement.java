package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.KnownAsset;
import dandex.sandbox.archive.KnownVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the archive itself knows beside what the catalog holds, to the last field: dandisets,
/// versions and their metadata, assets and theirs, and which asset stands where.
record Agreement(Archive archive, SyncBench bench) {
  private static final ObjectMapper PLAIN =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  void check(String about) throws SQLException {
    assertThat(differences()).as(about).isEmpty();
  }

  /// A line each; none when both say the same.
  List<String> differences() throws SQLException {
    var known = known();
    var kept = kept();
    var keys = new TreeSet<>(known.keySet());
    keys.addAll(kept.keySet());
    var lines = new ArrayList<String>();
    for (var key : keys) {
      if (Objects.equals(known.get(key), kept.get(key))) continue;
      lines.add(difference(key, known.get(key), kept.get(key)));
    }
    return lines;
  }

  private static String difference(String key, @Nullable String known, @Nullable String kept) {
    var one = tree(known);
    var other = tree(kept);
    if (one instanceof ObjectNode mine && other instanceof ObjectNode theirs) {
      for (var field : List.copyOf(mine.properties())) {
        if (!field.getValue().equals(theirs.get(field.getKey()))) continue;
        mine.remove(field.getKey());
        theirs.remove(field.getKey());
      }
    }
    return "%s%n  known: %s%n   kept: %s".formatted(key, one, other);
  }

  private static @Nullable Object tree(@Nullable String told) {
    if (told == null || !told.startsWith("{")) return told;
    try {
      return PLAIN.readTree(told);
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
  }

  private Map<String, String> known() {
    var all = new TreeMap<String, String>();
    archive.knows().identifiers().forEach(id -> all.put("dandiset " + id, ""));
    for (var version : archive.knows().everyVersion()) {
      var key = version.dandiset() + "/" + version.version();
      all.put("version " + key, told(version));
      all.put("metadata of " + key, plain(version.metadata()));
    }
    try (var assets = archive.knows().all()) {
      assets.forEach(asset -> {
        all.put("asset " + asset.id(), told(asset));
        all.put("metadata of " + asset.id(), plain(asset.metadata()));
        asset
            .paths()
            .forEach((version, path) ->
                all.put("place " + asset.dandiset() + "/" + version + "/" + path, asset.id()));
      });
    }
    return all;
  }

  private static String told(KnownVersion version) {
    return "%s | %s | %d | %d | %d | %d | %s"
        .formatted(
            version.name(),
            version.status(),
            micros(version.created()),
            micros(version.modified()),
            version.assets(),
            version.bytes(),
            version.latest());
  }

  private static String told(KnownAsset asset) {
    return Replay.JSON
        .createArrayNode()
        .add(asset.size())
        .add(asset.encodingFormat())
        .addPOJO(asset.species())
        .addPOJO(asset.sexes())
        .addPOJO(asset.subjects())
        .addPOJO(asset.approaches())
        .addPOJO(asset.techniques())
        .addPOJO(asset.variables())
        .toString();
  }

  private Map<String, String> kept() throws SQLException {
    var all = new TreeMap<String, String>();
    all.putAll(bench.rows("select 'dandiset ' || id, '' from dandiset"));
    all.putAll(
        bench.rows(
            """
            select 'version ' || dandiset || '/' || version,
              concat_ws(' | ', name, status, (extract(epoch from created) * 1000000)::bigint,
                (extract(epoch from modified) * 1000000)::bigint, asset_count, bytes,
                latest::text)
            from version
            """));
    all.putAll(
        bench.rows(
            """
            select 'place ' || v.dandiset || '/' || v.version || '/' || p.path, p.asset::text
            from place p join version v on v.id = p.version
            """));
    bench
        .rows(
            """
            select 'asset ' || id,
              jsonb_build_array(bytes, encoding_format, species_names, sex_names, subjects,
                approach_names, technique_names, variables)::text
            from asset
            union all
            select 'metadata of ' || id, metadata::text from asset
            union all
            select 'metadata of ' || dandiset || '/' || version, metadata::text from version
            """)
        .forEach((key, json) -> all.put(key, plain(json)));
    return all;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /// JSON without white space, its keys in order.
  static String plain(String json) {
    try {
      return PLAIN.writeValueAsString(PLAIN.readValue(json, Object.class));
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
  }
}
