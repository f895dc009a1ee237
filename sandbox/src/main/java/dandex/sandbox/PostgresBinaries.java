package dandex.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/// The programs of Postgres as a resource of the classpath.
///
/// @param resource the artifacts of all platforms name it alike
record PostgresBinaries(String resource) {
  static PostgresBinaries ofThisPlatform() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static PostgresBinaries of(String system, String machine) {
    var isMac = system.toLowerCase(Locale.ROOT).startsWith("mac");
    var bits =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    return new PostgresBinaries("/postgres-%s-%s.txz".formatted(isMac ? "darwin" : "linux", bits));
  }

  /// The folder with `bin`, `lib` and `share`.
  Path unpacked(Path home) {
    return Distribution.cached(home, "postgres-" + Long.toHexString(checksum()), this::unpack);
  }

  private void unpack(Path folder) throws IOException {
    try (var packed = open()) {
      Unpacking.tarXz(packed).into(folder);
    }
  }

  private long checksum() {
    try (var packed = new CheckedInputStream(open(), new CRC32())) {
      packed.transferTo(OutputStream.nullOutputStream());
      return packed.getChecksum().getValue();
    } catch (IOException e) {
      throw new ServerFailed("cannot read " + resource, e);
    }
  }

  private InputStream open() {
    var packed = PostgresBinaries.class.getResourceAsStream(resource);
    if (packed != null) return packed;
    throw new ServerFailed(
        "there is no Postgres for this platform on the classpath (%s): set DANDEX_DATABASE_URL"
            .formatted(resource));
  }
}
