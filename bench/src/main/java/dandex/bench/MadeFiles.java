package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// LINDI files of a made-up archive, and one as large as real ones may be.
///
/// @param usual as they come
/// @param big one of them with references to some hundred thousand chunks more, as recordings of
///   hours have them
record MadeFiles(List<byte[]> usual, List<byte[]> big) {
  private static final String REFS = "\"refs\":";

  /// @param megabytes of the big one
  static MadeFiles of(int number, int megabytes) throws IOException {
    var files = new ArrayList<byte[]>();
    var holdings = Holdings.generated(Filling.SEED, 20, number * 2);
    try (var archive = Archive.serve(holdings, 0);
        var line = new Line(URI.create(archive.url()).getPort())) {
      var readable =
          archive
              .knows()
              .all()
              .filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE)
              .limit(number)
              .toList();
      for (var asset : readable) files.add(line.ask(request(asset)));
    }
    return new MadeFiles(files, List.of(big(files, megabytes * 1_000_000)));
  }

  private static byte[] request(KnownAsset asset) {
    var target =
        "/dandi/dandisets/%s/assets/%s/nwb.lindi.json".formatted(asset.dandiset(), asset.id());
    return Line.request("GET", target, "application/json", new byte[0]);
  }

  private static byte[] big(List<byte[]> files, int size) {
    var text =
        files.stream()
            .map(file -> new String(file, UTF_8))
            .filter(file -> file.contains(REFS + "{\""))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    var at = text.indexOf(REFS) + REFS.length() + 1;
    var big = new ByteArrayOutputStream(size + text.length());
    big.writeBytes(text.substring(0, at).getBytes(UTF_8));
    for (var chunk = 0; big.size() < size; chunk++) {
      big.writeBytes(
          "\"acquisition/Recording/data/%d.0\":[\"{{u1}}\",%d,65536],"
              .formatted(chunk, 65_536L * chunk)
              .getBytes(UTF_8));
    }
    big.writeBytes(text.substring(at).getBytes(UTF_8));
    return big.toByteArray();
  }

  static long bytes(List<byte[]> files) {
    return files.stream().mapToLong(file -> file.length).sum();
  }
}
