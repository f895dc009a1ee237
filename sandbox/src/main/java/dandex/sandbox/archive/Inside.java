package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/// What is inside an NWB file.
interface Inside {
  /// Those with a neurodata type.
  List<KnownObject> objects();

  /// Every group, dataset and link.
  List<KnownItem> items();

  /// @param path as items have it
  /// @return a missing node where there are none
  JsonNode attributes(String path);

  /// Whether texts in chunks are known.
  boolean isWhole();

  /// The texts in a dataset, empty where it has none or they are not known.
  List<String> texts(String path);

  default KnownFile facts() {
    return new InsideFacts(this).told();
  }

  /// Nothing at all, as in a file that is not there or broken.
  record Nothing() implements Inside {
    @Override
    public List<KnownObject> objects() {
      return List.of();
    }

    @Override
    public List<KnownItem> items() {
      return List.of();
    }

    @Override
    public JsonNode attributes(String path) {
      return MissingNode.getInstance();
    }

    @Override
    public boolean isWhole() {
      return false;
    }

    @Override
    public List<String> texts(String path) {
      return List.of();
    }
  }
}
