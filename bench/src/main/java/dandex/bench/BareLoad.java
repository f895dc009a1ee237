package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// The documents of an index as bulk requests in a file, to be loaded into another index of the
/// same mapping and settings by nothing but sending them.
///
/// @param index what it is created with
/// @param documents how many
/// @param bytes of all of them
record BareLoad(int port, String index, Frames requests, long documents, long bytes)
    implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "bench-bare-load";
  private static final String NDJSON = "application/x-ndjson";
  private static final String TYPE = "application/json";
  private static final int BYTES_A_PIECE = 1_000_000;
  private static final long PAUSE_MILLIS = 20;

  /// Sizes of a request that are tried, in megabytes.
  static final List<Integer> BATCHES = List.of(1, 4, 10);

  /// What an index has of itself and cannot be created with.
  private static final Set<String> OWN =
      Set.of("index.creation_date", "index.provided_name", "index.uuid", "index.version.created");

  /// @param most how many documents at most, the first by their ids
  static BareLoad of(int port, String alias, long most, Path folder) throws IOException {
    var requests = Frames.in(folder);
    try (var line = new Line(port);
        var hits = BareRead.whole(line, alias);
        var out = requests.writer()) {
      long documents = 0;
      long bytes = 0;
      var body = new ByteArrayOutputStream();
      for (var page = hits.next(); !page.isEmpty() && documents < most; page = hits.next()) {
        for (var hit : page) {
          bytes += put(body, hit);
          if (body.size() > BYTES_A_PIECE) out.put(body);
          if (++documents == most) break;
        }
      }
      out.put(body);
      return new BareLoad(port, index(line, alias), requests, documents, bytes);
    }
  }

  private static int put(ByteArrayOutputStream body, JsonNode hit) throws IOException {
    var source = JSON.writeValueAsBytes(hit.path("_source"));
    body.writeBytes("{\"index\":{\"_id\":%s}}\n".formatted(hit.path("_id")).getBytes(UTF_8));
    body.writeBytes(source);
    body.write('\n');
    return source.length;
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
  /// @param batch megabytes of a request
  /// @return documents a second, until they can be searched
  double perSecond(int workers, int batch) throws IOException, InterruptedException {
    try (var line = new Line(port);
        var bodies = requests.reader()) {
      line.ask(Line.request("PUT", "/" + NAME, TYPE, index.getBytes(UTF_8)));
      try {
        var begun = System.nanoTime();
        Together.work(workers, "the bare load", send(bodies, batch));
        line.ask(Line.request("POST", "/" + NAME + "/_refresh", TYPE, new byte[0]));
        return documents / ((System.nanoTime() - begun) / 1e9);
      } finally {
        line.ask(Line.request("DELETE", "/" + NAME, TYPE, new byte[0]));
      }
    }
  }

  private Callable<Long> send(Frames.Reader bodies, int batch) {
    return () -> {
      long sent = 0;
      try (var line = new Line(port)) {
        for (var body = bodies.next(batch); body.length > 0; body = bodies.next(batch)) {
          var answer = answer(line, body);
          sent += body.length;
          if (JSON.readTree(answer).path("errors").asBoolean(true)) {
            throw new IOException("a document was refused");
          }
        }
      }
      return sent;
    };
  }

  /// A cluster with a small heap refuses what is too much at once.
  private static byte[] answer(Line line, byte[] body) throws IOException, InterruptedException {
    var request = Line.request("POST", "/" + NAME + "/_bulk?filter_path=errors", NDJSON, body);
    while (true) {
      try {
        return line.ask(request);
      } catch (Line.Busy later) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
  }

  static List<String> indices(Line line, String pattern) throws IOException {
    var names = new ArrayList<String>();
    JSON.readTree(line.ask(Line.request("GET", "/" + pattern, TYPE, new byte[0])))
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
