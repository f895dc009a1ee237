package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path home;

  @Test
  void many_who_unpack_at_once_get_one_whole_folder() throws Exception {
    Callable<Path> unpacking = () -> Distribution.cached(home, "thing", DistributionTest::fill);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unpacked = threads.invokeAll(List.of(unpacking, unpacking, unpacking, unpacking));

      for (var folder : unpacked) {
        assertThat(folder.get().resolve("bin/run")).hasContent("whole");
      }
    }
    assertThat(home.resolve("throw-away")).isEmptyDirectory();
  }

  @Test
  void a_broken_delivery_leaves_nothing_behind() {
    Unpacking broken =
        folder -> {
          fill(folder);
          throw new IOException("unexpected end");
        };

    assertThatThrownBy(() -> Distribution.cached(home, "thing", broken))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("thing")
        .hasMessageContaining("unexpected end");
    assertThat(home.resolve("cache")).isEmptyDirectory();
    assertThat(home.resolve("throw-away")).isEmptyDirectory();
  }

  @Test
  void a_missing_elasticsearch_is_told_in_one_line() {
    assertThatThrownBy(() -> ElasticsearchZip.named(null))
        .hasMessage(
            "no Elasticsearch is at hand: the system property dandex.elasticsearch.zip is not set");
    assertThatThrownBy(() -> ElasticsearchZip.named("/nowhere.zip"))
        .hasMessage("no Elasticsearch is at hand: there is no file /nowhere.zip");
  }

  private static void fill(Path folder) throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("run"), "whole");
  }
}
