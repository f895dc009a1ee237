package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.indexer.lindi.FileForms;
import dandex.indexer.lindi.LindiLimits;
import dandex.indexer.sync.MutantHost.Body;
import dandex.sandbox.Proof;
import dandex.sandbox.archive.KnownAsset;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever a host gives in place of a good file that is stored, packed or not, bombs included: the
/// new one is read or rejected, and one that is rejected takes nothing from the good one.
/// `-Ddandex.proof=whole` tries ten thousand files, as many of each form.
class MutatedFilesTest {
  private static final Logger LOG = LoggerFactory.getLogger(MutatedFilesTest.class);
  private static final int FILES = Proof.sized(10_000, 200);
  private static final long SEED = 20_261_126;
  private static final int MEGABYTE = 1_000_000;
  private static final LindiLimits LIMITS = LindiLimits.DEFAULT.withFileBytes(20 * MEGABYTE);

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void a_broken_new_file_never_destroys_a_good_one() throws Exception {
    var forms = FileForms.of(SEED);
    try (var bench = new LindiBench();
        var host = new MutantHost()) {
      var good = forms.whole(0, new Random(SEED));
      int rejected = 0;
      int read = 0;
      for (int file = 0; file < FILES; file += bench.files.size()) {
        for (var asset : bench.files) host.put(asset.id(), Body.plain(good));
        bench.force(host.base(), LIMITS);
        var before = stored(bench);
        assertThat(before.values()).hasSize(bench.files.size());
        int number = file;
        for (var asset : bench.files) give(host, asset, forms, number++);

        var notes = bench.force(host.base(), LIMITS);

        assertThat(notes.errors()).as("seed %d, from file %d", SEED, file).isEmpty();
        rejected += check(bench, before, "seed %d, from file %d".formatted(SEED, file));
        read += (int) notes.figure("filesRead");
      }
      LOG.info("{} mutilated files were read, {} rejected", read, rejected);
      assertThat(rejected).isPositive();
      assertThat(read).isPositive();
    }
  }

  private static void give(MutantHost host, KnownAsset asset, FileForms forms, int number)
      throws IOException {
    var random = new Random(SEED + number);
    var mutant = forms.mutated(number, random);
    host.put(
        asset.id(),
        switch (random.nextInt(8)) {
          case 0 -> Body.packed(mutant);
          case 1 -> Body.packed(forms.whole(number, random)).cut(random);
          case 2 -> number % 10 == 0 ? bomb(mutant) : new Body(mutant, true); // packed in name only
          default -> Body.plain(mutant);
        });
  }

  /// Small as it is sent, and five times what is allowed when it is unpacked.
  private static Body bomb(byte[] document) throws IOException {
    var bytes = new byte[document.length + 100 * MEGABYTE];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(document, 0, bytes, 0, document.length / 2);
    return Body.packed(bytes);
  }

  /// What is kept of each file, told apart by its hashes.
  private static Map<String, String> stored(LindiBench bench) throws Exception {
    return bench.catalog.rows(
        """
        select l.asset::text,
               concat_ws(' ', md5(l.structure::text), l.content_hash, l.processed_at,
                         (select count(*) from nwb_item i where i.asset = l.asset))
        from lindi l where l.structure is not null
        """);
  }

  /// @return how many were rejected
  private static int check(LindiBench bench, Map<String, String> before, String which)
      throws Exception {
    var after = stored(bench);
    assertThat(after).as(which).hasSameSizeAs(before);
    var states = bench.catalog.rows("select asset::text, state from lindi");
    int rejected = 0;
    for (var state : states.entrySet()) {
      assertThat(state.getValue()).as(which).isIn("read", "rejected");
      if (state.getValue().equals("read")) continue;
      rejected++;
      assertThat(after.get(state.getKey())).as(which).isEqualTo(before.get(state.getKey()));
    }
    return rejected;
  }
}
