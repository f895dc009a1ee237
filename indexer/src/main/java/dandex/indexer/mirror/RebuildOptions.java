package dandex.indexer.mirror;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.indexer.run.OptionValue;
import java.util.List;

/// What a rebuild is to do.
///
/// @param keep how many of the indices that served before are kept, 0 to 10
/// @param rollback takes the newest rebuild back instead
public record RebuildOptions(int keep, boolean rollback) {
  public static final int MOST_KEPT = 10;

  /// The index that was replaced last is kept.
  public static final RebuildOptions PLAIN = new RebuildOptions(1, false);

  public static final RebuildOptions ROLLBACK = new RebuildOptions(1, true);

  public RebuildOptions {
    if (keep < 0 || keep > MOST_KEPT) {
      throw new IllegalArgumentException("keep is " + keep + ", not between 0 and " + MOST_KEPT);
    }
  }

  /// As the record of a run and requests for one keep them: `{"keep": 1}`, `{"rollback": true}`.
  public Json json() {
    var json = JsonNodeFactory.instance.objectNode();
    if (rollback) json.put("rollback", true);
    else json.put("keep", keep);
    return new Json(json.toString());
  }

  /// @throws IllegalArgumentException with one line that names what is wrong
  public static RebuildOptions of(Json json) {
    var options = PLAIN;
    for (var one : OptionValue.all(json)) {
      options =
          switch (one.name()) {
            case "keep" -> new RebuildOptions(one.number(0, MOST_KEPT), options.rollback);
            case "rollback" -> new RebuildOptions(options.keep, one.flag());
            default -> throw one.unknown(List.of("keep", "rollback"));
          };
    }
    return options;
  }
}
