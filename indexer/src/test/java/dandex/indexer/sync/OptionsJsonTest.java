package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsJsonTest {
  static Stream<DandiSyncOptions> options() {
    var plain = DandiSyncOptions.PLAIN;
    return Stream.of(
        plain,
        plain.only(Set.of(new DandisetId("000003"))),
        plain.since(Instant.parse("2024-01-01T12:00:00Z")).dandisetsOnly(),
        plain.assetsOnly().draftsOnly().limited(5),
        plain.forced().reconciling().skippingDeletions().withConcurrency(64),
        plain.allowingMassDeletion());
  }

  @ParameterizedTest
  @MethodSource("options")
  void what_the_record_of_a_run_says_is_read_back(DandiSyncOptions options) {
    assertThat(DandiSyncOptions.of(options.json())).isEqualTo(options);
  }

  static Stream<LindiSyncOptions> lindiOptions() {
    var plain = LindiSyncOptions.PLAIN;
    return Stream.of(
        plain,
        plain
            .only(Set.of(new DandisetId("000003"), new DandisetId("000409")))
            .of(Set.of(AssetId.parse("37ca1798-b14c-4224-b8f0-037e27725336"))),
        plain.forced().limited(5),
        plain.retryingAbsent().revalidatingAfter(Duration.ofDays(365)),
        plain.at(new LindiPace(64, Duration.ofHours(1), 5_000_000_000L, 0)));
  }

  @ParameterizedTest
  @MethodSource("lindiOptions")
  void what_the_record_of_a_lindi_run_says_is_read_back(LindiSyncOptions options) {
    assertThat(LindiSyncOptions.of(options.json())).isEqualTo(options);
  }

  @Test
  void what_is_left_out_is_as_usual() {
    assertThat(DandiSyncOptions.of(new Json("{}"))).isEqualTo(DandiSyncOptions.PLAIN);
    assertThat(LindiSyncOptions.of(new Json("{}"))).isEqualTo(LindiSyncOptions.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "nonsense",
        "{\"force\": true}",
        "{\"forceFullSync\": 1}",
        "{\"since\": \"yesterday\"}",
        "{\"part\": \"half\"}",
        "{\"maxAssets\": -1}",
        "{\"skipDeletions\": true, \"allowMassDeletion\": true}",
        "{\"concurrency\": 65}",
        "{\"dandisets\": \"000003\"}",
        "{\"dandisets\": [\"abc\"]}"
      })
  void what_cannot_be_understood_is_refused_in_one_line(String json) {
    assertThatThrownBy(() -> DandiSyncOptions.of(new Json(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"force\": true}",
        "{\"since\": \"2024-01-01T00:00:00Z\"}",
        "{\"forceRefresh\": \"yes\"}",
        "{\"retryAbsent\": 1}",
        "{\"dandisets\": \"000003\"}",
        "{\"assets\": \"37ca1798-b14c-4224-b8f0-037e27725336\"}",
        "{\"assets\": [\"1-2-3-4-5\"]}",
        "{\"maxAssets\": 0}",
        "{\"revalidateAfter\": 0}",
        "{\"revalidateAfter\": 366}",
        "{\"concurrency\": 65}",
        "{\"timeout\": 0}",
        "{\"timeout\": 1.5}",
        "{\"maxFileSize\": \"1GB\"}",
        "{\"maxFileSize\": 0}",
        "{\"maxFileSize\": 1e30}",
        "{\"maxRequestsPerMinute\": -1}"
      })
  void what_cannot_be_understood_of_lindi_options_is_refused_in_one_line(String json) {
    assertThatThrownBy(() -> LindiSyncOptions.of(new Json(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("\n");
  }
}
