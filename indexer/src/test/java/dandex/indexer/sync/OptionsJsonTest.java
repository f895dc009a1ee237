package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.DandisetId;
import dandex.catalog.Json;
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

  @Test
  void what_is_left_out_is_as_usual() {
    assertThat(DandiSyncOptions.of(new Json("{}"))).isEqualTo(DandiSyncOptions.PLAIN);
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
}
