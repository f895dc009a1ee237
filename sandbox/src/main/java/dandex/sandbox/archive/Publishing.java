package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Publishes a draft.
final class Publishing {
  // The DOI is saved some seconds after the version.
  private static final long DOI_DELAY = 7 * Stamp.SECOND;

  private final Ledger ledger;

  Publishing(Ledger ledger) {
    this.ledger = ledger;
  }

  String publish(HeldDandiset dandiset, long now) {
    var draft = dandiset.draft();
    if (Arrays.stream(draft.rows()).anyMatch(row -> ledger.asset(row).zarr() != null)) {
      throw new IllegalArgumentException(
          dandiset.identifier() + " holds zarrs, which cannot be published");
    }
    freeze(dandiset, now);
    var name = Stamp.version(now);
    var rows = draft.rows().clone();
    var metadata = draft.metadata();
    Publication.stamp(metadata, dandiset.identifier(), name, now);
    dandiset.publish(
        new HeldVersion(name, now, now + DOI_DELAY, ledger, () -> rows, _ -> metadata.deepCopy()));
    draft.touch(now, "Published");
    return name;
  }

  /// Assets that were published before are frozen already.
  private void freeze(HeldDandiset dandiset, long now) {
    var frozen = new HashSet<UUID>();
    for (var version : dandiset.published()) {
      for (var row : version.rows()) frozen.add(ledger.asset(row).id());
    }
    Consumer<ObjectNode> stamp = metadata -> Publication.stamp(metadata, now);
    for (var row : dandiset.draft().rows()) {
      if (!frozen.contains(ledger.asset(row).id())) ledger.patch(row, null, now, List.of(stamp));
    }
  }
}
