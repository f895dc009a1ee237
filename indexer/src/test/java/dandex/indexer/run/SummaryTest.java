package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.run.RunError;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void a_run_is_told_in_the_order_of_its_figures() {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("dandisetsChecked", 60L);
    counts.put("assetsAdded", 14_878L);
    counts.put("requests", 300L);

    assertThat(Summary.of(outcome(RunStatus.COMPLETED, counts, List.of())))
        .containsExactly(
            "Run 7 (dandi) completed in 1 min 5 s",
            "  Dandisets checked               60",
            "  Assets added                14,878",
            "  Requests                       300");
  }

  @Test
  void errors_are_told_with_what_to_do_next() {
    var errors = IntStream.range(0, 12).mapToObj(n -> new RunError("00000" + n, "broke")).toList();

    assertThat(Summary.of(outcome(RunStatus.COMPLETED_WITH_ERRORS, Map.of(), errors)))
        .contains("12 errors:", "  000000: broke", "  … and 2 more, on record with the run")
        .endsWith("Next: run it again; what failed is tried again.");
  }

  @Test
  void exit_codes_follow_the_status() {
    assertThat(outcome(RunStatus.COMPLETED, Map.of(), List.of()).exitCode()).isZero();
    assertThat(outcome(RunStatus.FAILED, Map.of(), List.of()).exitCode()).isEqualTo(1);
    assertThat(outcome(RunStatus.COMPLETED_WITH_ERRORS, Map.of(), List.of()).exitCode())
        .isEqualTo(3);
    assertThat(outcome(RunStatus.CANCELLED, Map.of(), List.of()).exitCode()).isEqualTo(130);
  }

  private static RunOutcome outcome(
      RunStatus status, Map<String, Long> counts, List<RunError> errors) {
    return new RunOutcome(
        7, RunKind.DANDI, status, new RunReport(counts, errors, null), Duration.ofSeconds(65));
  }
}
