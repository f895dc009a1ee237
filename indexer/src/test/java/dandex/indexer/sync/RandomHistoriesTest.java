package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.Proof;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever happens, and whenever: the catalog becomes what the archive is. `-Ddandex.proof=whole`
/// lives a thousand histories, `-Ddandex.history=17` the seventeenth alone.
class RandomHistoriesTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomHistoriesTest.class);
  private static final int ONE = Integer.getInteger("dandex.history", 0);
  private static final int SHOWN = 5;

  @Test
  void every_history_ends_in_the_catalog_of_its_archive() throws Exception {
    var first = ONE > 0 ? ONE : 1;
    var last = ONE > 0 ? ONE : Proof.sized(1000, 30);
    var spanning = 0;
    List<AssertionError> lies = new ArrayList<>();
    try (var bench = new SyncBench()) {
      for (var seed = first; seed <= last && lies.size() < SHOWN; seed++) {
        bench.empty();
        try (var history = new History(seed, bench)) {
          if (history.isLong()) spanning++;
          history.live();
        } catch (AssertionError lie) {
          lies.add(lie);
        }
        if (seed % 50 == 0) LOG.info("{} of {} histories are lived", seed, last);
      }
    }
    assertThat(lies).isEmpty();
    if (ONE == 0) assertThat(spanning * 3).as("with three pages").isGreaterThanOrEqualTo(last);
  }
}
