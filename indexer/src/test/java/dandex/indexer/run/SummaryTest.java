package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunError;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Starter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");

  private static Map<String, Long> counts() {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("dandisetsChecked", 60L);
    counts.put("dandisetsUpdated", 0L);
    counts.put("assetsAdded", 14_878L);
    counts.put("requests", 300L);
    counts.put("dandisetsRemoved", 1L);
    counts.put("bytes", 12_345_678L);
    return counts;
  }

  @Test
  void a_run_is_told_thing_by_thing() {
    assertThat(Summary.of(outcome(RunStatus.COMPLETED, counts(), List.of())))
        .containsExactly(
            "Run 7 (dandi, DANDI:000003) completed in 1 min 5 s",
            "  Dandisets   60 checked · 0 updated · 1 removed",
            "  Assets      14,878 added",
            "  Requests    300",
            "  Bytes       12.3 MB",
            "  Errors      0");
  }

  @Test
  void errors_are_told_with_what_to_do_next() {
    var errors =
        IntStream.range(0, 12)
            .mapToObj(n -> new RunError("00000" + n, "broke", n == 0 ? "https://a/0" : null))
            .toList();

    assertThat(Summary.of(outcome(RunStatus.COMPLETED_WITH_ERRORS, Map.of(), errors)))
        .startsWith(
            "Run 7 (dandi, DANDI:000003) completed with errors in 1 min 5 s",
            "  Errors      12",
            "    000000: broke",
            "      https://a/0",
            "    000001: broke")
        .endsWith(
            "    000009: broke",
            "    … and 2 more: dandex runs 7",
            "Next: run it again; what failed is tried again.");
  }

  @Test
  void a_run_that_goes_on_is_shown_whole() {
    var errors = IntStream.range(0, 12).mapToObj(n -> new RunError("00000" + n, "broke")).toList();
    var run = run(RunStatus.RUNNING, new RunReport(counts(), errors, null), null);

    assertThat(Summary.whole(run, STARTED.plusSeconds(7384)))
        .startsWith(
            "Run 7 (dandi, DANDI:000003) running for 2 h 3 min",
            "  Started     2026-01-02T03:04:05Z",
            "  Host        here",
            "  Process     pid 42, dandex 0.1.0",
            "  Options     {\"concurrency\": 4}",
            "  Dandisets   60 checked · 0 updated · 1 removed")
        .endsWith("    0000011: broke");
  }

  @Test
  void figures_in_one_line_leave_out_what_was_not_there() {
    assertThat(Figures.inOneLine(counts()))
        .isEqualTo(
            "dandisets checked 60, assets added 14,878, requests 300, dandisets removed 1,"
                + " bytes 12.3 MB");
  }

  @Test
  void sizes_are_told_in_thousands() {
    assertThat(Size.of(999)).isEqualTo("999 B");
    assertThat(Size.of(1000)).isEqualTo("1.0 kB");
    assertThat(Size.of(999_949)).isEqualTo("999.9 kB");
    assertThat(Size.of(999_999)).isEqualTo("1.0 MB");
    assertThat(Size.of(Long.MAX_VALUE)).isEqualTo("9.2 EB");
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
    var finished = STARTED.plus(Duration.ofSeconds(65));
    return new RunOutcome(run(status, new RunReport(counts, errors, null), finished));
  }

  private static Run run(RunStatus status, RunReport report, @Nullable Instant finished) {
    return new Run(
        7,
        RunKind.DANDI,
        "DANDI:000003",
        status,
        new Json("{\"concurrency\": 4}"),
        new Starter("here", 42, "0.1.0"),
        STARTED,
        finished,
        report);
  }
}
