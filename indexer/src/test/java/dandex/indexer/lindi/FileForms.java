package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// LINDI files of each form that there is, a few of each: made up, and real where these are at
/// hand.
public final class FileForms {
  private static final int EACH = 4;
  private static final int LARGEST = 4_000_000;

  private final Map<String, List<byte[]>> forms = new TreeMap<>();

  public static FileForms of(long seed) throws Exception {
    var files = new FileForms();
    files.generate(seed);
    if (RealFiles.areThere()) {
      for (var file : RealFiles.all()) files.add(file);
    }
    return files;
  }

  public int count() {
    return forms.size();
  }

  public List<String> names() {
    return List.copyOf(forms.keySet());
  }

  /// One of the form of this number, and so each as often as any other.
  public byte[] whole(int number, Random random) {
    var some = forms.getOrDefault(names().get(number % forms.size()), List.of());
    return some.get(random.nextInt(some.size()));
  }

  /// The same after something happened to it.
  public byte[] mutated(int number, Random random) {
    return Mutant.of(whole(number, random), random);
  }

  private void generate(long seed) throws Exception {
    try (var archive = Archive.serve(Holdings.generated(seed, 40, 800), 0);
        var client = HttpClient.newHttpClient()) {
      var readable =
          archive
              .knows()
              .all()
              .filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE)
              .toList();
      for (var asset : readable) {
        var url =
            "%s/dandisets/%s/assets/%s/nwb.lindi.json"
                .formatted(archive.lindiUrl(), asset.dandiset(), asset.id());
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        var document = client.send(request, BodyHandlers.ofByteArray()).body();
        add(form(new String(document, UTF_8)), document);
      }
    }
  }

  private void add(Path file) throws IOException {
    var path = file.toString();
    var form =
        path.contains("legacy")
            ? "real: texts"
            : path.contains("lindi-by-dandiset") ? "real: from listings" : "real: of the library";
    try (var in = RealFiles.open(file)) {
      add(form, in.readAllBytes());
    }
  }

  private void add(String form, byte[] document) {
    var some = forms.computeIfAbsent(form, _ -> new ArrayList<>());
    if (some.size() < EACH && document.length < LARGEST) some.add(document);
  }

  private static String form(String text) {
    int root = text.indexOf("\".zgroup\":") + 10;
    var value = text.substring(root, Math.min(text.length(), root + 20)).strip();
    var metadata =
        value.startsWith("{") ? "objects" : value.startsWith("\"base64") ? "base64" : "texts";
    return "made: "
        + metadata
        + (text.contains("\n ") ? ", indented" : "")
        + (text.contains("NaN,") || text.contains("NaN}") ? ", bare NaN" : "")
        + (text.contains("neurodata_type\":[") || text.contains("neurodata_type\": [")
            ? ", types in lists"
            : "")
        + (text.contains("NWB-1") || !text.contains("neurodata_type") ? ", NWB 1" : "");
  }
}
