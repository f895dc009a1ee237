package dandex.server.graphql;

import dandex.catalog.AssetField;
import dandex.catalog.Question;

/// What came of reading a question about assets.
public sealed interface AssetQuestion {
  record Read(Question<AssetField> question) implements AssetQuestion {}

  /// @param why for whoever asked; names the field that is wrong
  record Wrong(String why) implements AssetQuestion {}
}
