package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandex.sandbox.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
  @TempDir Path folder;

  @Test
  @EnabledIfSystemProperty(
      named = "dandex.proof",
      matches = "whole",
      disabledReason = "it fills stores")
  void a_step_measures_all_at_one_size() throws Exception {
    var stores =
        Stores.at(
            TestServers.freshDatabase(), TestServers.elasticsearch(), TestServers.freshPrefix());

    var rows = new GrowthStep(stores, 120, Duration.ofMillis(20)).measure();

    assertThat(rows).allSatisfy(row -> assertThat(row.figure()).isPositive());
    assertThat(rows)
        .extracting(Row::what)
        .doesNotHaveDuplicates()
        .contains(
            "first DANDI sync",
            "idle DANDI sync",
            "LINDI sync",
            "`mirror`",
            "`mirror rebuild`",
            "`mirror verify`",
            "a page of 20 assets with dandisets",
            "disk of Postgres, an asset",
            "disk of Elasticsearch, an asset",
            "memory of first DANDI sync, an asset");
  }

  @Test
  void what_was_measured_before_is_not_measured_again() throws Exception {
    keep(10_000, 2);
    keep(100_000, 20);

    var rows =
        new Growth(folder, folder, List.of(10_000, 100_000), Duration.ofMillis(20)).measure();

    assertThat(rows)
        .extracting(Row::what)
        .containsExactly(
            "10,000 assets: a sync", "100,000 assets: a sync", "growth of a sync, in s");
    assertThat(rows.getLast().figure()).isCloseTo(1, within(1e-9));
  }

  private void keep(int size, double seconds) throws Exception {
    var report = new Report(List.of(Row.alone("a sync", seconds, "s", null)));
    Files.writeString(folder.resolve("growth-" + size + ".json"), report.json());
  }
}
