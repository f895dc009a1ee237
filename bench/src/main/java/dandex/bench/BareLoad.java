package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The documents of an index as bulk requests in a file, to be loaded into another index of the
/// same mapping and settings by nothing but sending them.
///
/// @param port of Elasticsearch on loopback
/// @param index what it is created with
record BareLoad(int port, String index, Path file, long documents, long bytes)
    implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "bench-bare-load";
  private static final String NDJSON = "application/x-ndjson";
  private static final String TYPE = "application/json";
  private static final int PAGE = 500;
  private static final int BYTES_PER_REQUEST = 5_000_000;
  private static final int LINES = 2;

  /// What an index has of itself and cannot be created with.
  private static final Set<String> OWN =
      Set.of("index.creation_date", "index.provided_name", "index.uuid", "index.version.created");

  /// @param alias of the index
  /// @param key its field that all documents have, each another one
  static BareLoad of(int port, String alias, String key, Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = Files.createTempFile(folder, "bulk", ".bin");
    try (var line = new Line(port);
        var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      long documents = 0;
      long bytes = 0;
      var body = new ByteArrayOutputStream();
      @Nullable JsonNode after = null;
      for (var hits = page(line, alias, key, after); !hits.isEmpty(); ) {
        for (var hit : hits) {
          var source = JSON.writeValueAsBytes(hit.path("_source"));
          body.writeBytes("{\"index\":{\"_id\":%s}}\n".formatted(hit.path("_id")).getBytes(UTF_8));
          body.writeBytes(source);
          body.write('\n');
          documents++;
          bytes += source.length;
          if (body.size() > BYTES_PER_REQUEST) put(out, body);
        }
        after = hits.get(hits.size() - 1).path("sort");
        hits = page(line, alias, key, after);
      }
      put(out, body);
      return new BareLoad(port, index(line, alias), file, documents, bytes);
    }
  }

  private static void put(DataOutputStream out, ByteArrayOutputStream body) throws IOException {
    if (body.size() == 0) return;
    out.writeInt(body.size());
    body.writeTo(out);
    body.reset();
  }

  private static JsonNode page(Line line, String alias, String key, @Nullable JsonNode after)
      throws IOException {
    var asked = JSON.createObjectNode().put("size", PAGE);
    asked.putArray("sort").add(key);
    if (after != null) asked.set("search_after", after);
    var body = JSON.writeValueAsBytes(asked);
    return JSON.readTree(line.ask(Line.request("POST", "/" + alias + "/_search", TYPE, body)))
        .at("/hits/hits");
  }

  private static String index(Line line, String alias) throws IOException {
    var told = line.ask(Line.request("GET", "/" + alias + "?flat_settings", TYPE, new byte[0]));
    var live = JSON.readTree(told).elements().next();
    var settings = (ObjectNode) live.path("settings");
    settings.remove(OWN);
    var index = JSON.createObjectNode();
    index.set("settings", settings);
    index.set("mappings", live.path("mappings"));
    return index.toString();
  }

  /// Loads all into an index that is made for it and deleted after.
  ///
  /// @return documents a second, until they can be searched
  double perSecond() throws IOException, InterruptedException {
    try (var line = new Line(port);
        var threads = Executors.newFixedThreadPool(LINES);
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      line.ask(Line.request("PUT", "/" + NAME, TYPE, index.getBytes(UTF_8)));
      try {
        var begun = System.nanoTime();
        var senders = new ArrayList<Callable<Void>>();
        for (var sender = 0; sender < LINES; sender++) senders.add(() -> send(in));
        for (var sent : threads.invokeAll(senders)) sent.get();
        line.ask(Line.request("POST", "/" + NAME + "/_refresh", TYPE, new byte[0]));
        return documents / ((System.nanoTime() - begun) / 1e9);
      } catch (ExecutionException failure) {
        throw new IOException("the bare load failed", failure.getCause());
      } finally {
        line.ask(Line.request("DELETE", "/" + NAME, TYPE, new byte[0]));
      }
    }
  }

  private @Nullable Void send(DataInputStream in) throws IOException {
    try (var line = new Line(port)) {
      for (var body = next(in); body.length > 0; body = next(in)) {
        var answer =
            line.ask(Line.request("POST", "/" + NAME + "/_bulk?filter_path=errors", NDJSON, body));
        if (JSON.readTree(answer).path("errors").asBoolean(true)) {
          throw new IOException("a document was refused");
        }
      }
    }
    return null;
  }

  /// Nothing at the end.
  private static byte[] next(DataInputStream in) throws IOException {
    synchronized (in) {
      if (in.available() == 0) return new byte[0];
      return in.readNBytes(in.readInt());
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  static List<String> indices(Line line, String pattern) throws IOException {
    var names = new ArrayList<String>();
    JSON.readTree(line.ask(Line.request("GET", "/" + pattern, TYPE, new byte[0])))
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
