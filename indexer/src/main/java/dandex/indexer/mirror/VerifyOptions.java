package dandex.indexer.mirror;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.indexer.run.OptionValue;
import java.util.List;

/// What becomes of that on which the index and the catalog do not agree.
///
/// @param repair it is delivered again
public record VerifyOptions(boolean repair) {
  /// As the record of a run and requests for one keep them: `{"repair": true}`.
  public Json json() {
    return new Json(JsonNodeFactory.instance.objectNode().put("repair", repair).toString());
  }

  /// @throws IllegalArgumentException with one line that names what is wrong
  public static VerifyOptions of(Json json) {
    var options = new VerifyOptions(false);
    for (var one : OptionValue.all(json)) {
      if (!one.name().equals("repair")) throw one.unknown(List.of("repair"));
      options = new VerifyOptions(one.flag());
    }
    return options;
  }
}
