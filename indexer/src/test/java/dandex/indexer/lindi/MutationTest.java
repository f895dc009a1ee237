package dandex.indexer.lindi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import dandex.sandbox.Proof;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever a file is, it is read or unusable: nothing else comes out, soon, and what comes out of
/// a readable one is structure that Postgres takes. `-Ddandex.proof=whole` tries ten thousand
/// files, as many of each form.
class MutationTest {
  private static final Logger LOG = LoggerFactory.getLogger(MutationTest.class);
  private static final int FILES = Proof.sized(10_000, 500);
  private static final long SEED = 4_711;
  private static final long MEGABYTE = 1_000_000;

  // What a thread allocates is more than what it holds at any time; files have four at most.
  private static final long MOST_ALLOCATED = 64 * MEGABYTE;
  private static final Duration MOST_TIME = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new JsonMapper();

  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_mutilated_file_is_read_or_unusable() throws Exception {
    var forms = FileForms.of(SEED);
    assertThat(forms.count()).isGreaterThan(6);
    LOG.info("{} files, as many of each form: {}", FILES, forms.names());
    int readable = 0;
    for (int file = 0; file < FILES; file++) {
      var mutant = forms.mutated(file, new Random(SEED + file));
      if (survives(mutant, "seed %d, file %d".formatted(SEED, file))) readable++;
    }
    LOG.info("{} of {} mutilated files could be read", readable, FILES);
    assertThat(readable).isBetween(1, FILES - 1);
  }

  private boolean survives(byte[] document, String which) throws IOException {
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    var parsing = parser.parse(new ByteArrayInputStream(document));
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .as(which)
        .isLessThan(MOST_TIME);
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated)
        .as(which)
        .isLessThan(MOST_ALLOCATED);
    return switch (parsing) {
      case Parsing.Unusable(var reason) -> {
        assertThat(reason).as(which).isNotBlank().doesNotContain("\u0000");
        yield false;
      }
      case Parsing.Parsed parsed -> {
        check(parsed, which);
        yield true;
      }
    };
  }

  private static void check(Parsing.Parsed parsed, String which) throws IOException {
    var text = parsed.structure().text();
    assertThat(text).as(which).doesNotContain("\\u00").doesNotContain("\u0000", "\u007f");
    assertThat(JSON.readTree(text).get("refs").properties())
        .as(which)
        .isNotEmpty()
        .allMatch(ref -> ref.getKey().matches("(?s)(.*/)?(\\.z(attrs|group|array)|zarr\\.json)"))
        .allMatch(ref -> ref.getValue().isObject());
  }
}
