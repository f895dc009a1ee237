package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/// What one ref tells of the group, dataset or link that it belongs to.
public sealed interface NodePart permits Attributes, ArrayForm, NodePart.Presence {
  /// That it is there, and no more.
  enum Presence implements NodePart {
    THERE
  }

  /// Reads the object at whose start the parser stands, and leaves the parser at its end.
  ///
  /// @param key of the ref, `units/.zattrs`
  /// @param in what it reads is clean
  static NodePart read(String key, JsonParser in) throws IOException {
    if (key.endsWith(".zattrs")) return Attributes.parse(in);
    if (key.endsWith(".zarray")) return ArrayForm.parse(in);
    in.skipChildren();
    return Presence.THERE;
  }
}
