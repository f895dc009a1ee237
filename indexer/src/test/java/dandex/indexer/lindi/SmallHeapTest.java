package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is far larger than the heap is read, or beyond the limits: never more than the heap takes.
class SmallHeapTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "long keys; beyond what is allowed: Name length",
        "inline string; read",
        "attribute; beyond what is allowed: String value length",
        "metadata; its structure has more than",
      })
  void a_huge_file_ends_in_64_megabytes(String which, String outcome) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HugeFile.class.getName(),
                    which))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).startsWith(outcome);
  }
}
