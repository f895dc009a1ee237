package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.store.Difference;
import dandex.indexer.sync.Change;
import java.util.ArrayList;
import java.util.Locale;

/// What would change of a dandiset, on one line: `DANDI:000003 would change assets: 12 added, 3
/// changed, 2 removed`.
final class ChangeLine {
  private ChangeLine() {}

  static String of(Change change) {
    var parts = new ArrayList<String>();
    parts.add("DANDI:" + change.id());
    parts.add(
        switch (change.dandiset()) {
          case NONE -> "stays";
          case ADDED -> "would be added";
          case CHANGED -> "would change";
          case REMOVED -> "would be removed";
        });
    if (!change.versions().isNone()) parts.add(figures("versions", change.versions()));
    if (!change.assets().isNone()) parts.add(figures("assets", change.assets()));
    return String.join("  ", parts);
  }

  /// The same for scripts: `{"dandiset": "000003", "would": "changed", "versions": {"added": 1,
  /// "changed": 0, "removed": 0}, "assets": {…}}`.
  static ObjectNode json(Change change) {
    var json = Facts.none();
    json.put("dandiset", change.id().digits());
    json.put("would", change.dandiset().name().toLowerCase(Locale.ROOT));
    json.set("versions", object(change.versions()));
    json.set("assets", object(change.assets()));
    return json;
  }

  private static ObjectNode object(Difference difference) {
    return Facts.none()
        .put("added", difference.added())
        .put("changed", difference.changed())
        .put("removed", difference.removed());
  }

  private static String figures(String what, Difference difference) {
    return String.format(
        Locale.ROOT,
        "%s: %,d added, %,d changed, %,d removed",
        what,
        difference.added(),
        difference.changed(),
        difference.removed());
  }
}
