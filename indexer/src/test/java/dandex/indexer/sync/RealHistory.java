package dandex.indexer.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The recorded states of a real draft, read from their files alone.
record RealHistory(String dandiset) {
  /// Those that have one.
  static final List<String> DANDISETS = List.of("000037", "000350", "000402", "000552");

  /// What stands at which place of the draft, its metadata as a JSON tree.
  Map<String, String> state(int number) throws IOException {
    var state = new TreeMap<String, String>();
    for (JsonNode asset : Replay.assets(folder(number))) {
      state.put(
          place(asset.path("path").asText()),
          held(
              asset.path("asset_id").asText(),
              asset.path("size").asLong(),
              asset.path("metadata").toString()));
    }
    return state;
  }

  /// What the catalog has of the draft.
  Map<String, String> kept(SyncBench bench) throws Exception {
    var kept = new TreeMap<String, String>();
    var rows =
        bench.rows(
            """
            select p.path, a.id || ' ' || a.bytes || ' ' || a.metadata
            from place p join version v on v.id = p.version join asset a on a.id = p.asset
            where v.version = 'draft' and v.dandiset = '%s'
            """
                .formatted(dandiset));
    rows.forEach((path, told) -> {
      var parts = told.split(" ", 3);
      kept.put(place(path), held(parts[0], Long.parseLong(parts[1]), parts[2]));
    });
    return kept;
  }

  /// What was counted between a state and the one before it, when the states were recorded.
  Map<String, Long> recorded(int number) throws IOException {
    var lines = Files.readAllLines(Replay.data().resolve("history").resolve("CHANGES.tsv"));
    var names = lines.getFirst().split("\t", -1);
    var own = lines.stream().filter(line -> line.startsWith(dandiset + "\t")).toList();
    var values = own.get(number - 1).split("\t", -1);
    var counted = new HashMap<String, Long>();
    for (var i = 0; i < names.length; i++) {
      if (values[i].matches("[0-9]+")) counted.put(names[i], Long.parseLong(values[i]));
    }
    return counted;
  }

  private String place(String path) {
    return dandiset + "/draft/" + path;
  }

  private static String held(String id, long bytes, String metadata) {
    return id + " " + bytes + " " + Agreement.plain(metadata);
  }

  private Path folder(int number) throws IOException {
    var states = new ArrayList<Path>();
    try (var children = Files.list(Replay.data().resolve("history").resolve(dandiset))) {
      children.filter(Files::isDirectory).sorted().forEach(states::add);
    }
    return states.get(number - 1);
  }
}
