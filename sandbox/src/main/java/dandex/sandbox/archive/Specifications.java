package dandex.sandbox.archive;

import java.util.Map;

/// The schemas that a file carries of itself, as texts.
final class Specifications {
  private static final Map<String, String> VERSIONS =
      Map.of("core", "2.6.0", "hdmf-common", "1.8.0", "hdmf-experimental", "0.5.0");

  private Specifications() {}

  static void into(NwbDraft draft) {
    VERSIONS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          var folder = "specifications/" + entry.getKey() + "/" + entry.getValue();
          draft.text(folder + "/namespace", spec(entry.getKey(), 3));
          draft.text(folder + "/" + entry.getKey() + ".base", spec(entry.getKey(), 20));
        });
  }

  private static String spec(String name, int types) {
    // The word neurodata_type stands in these texts, and means nothing there.
    var text = new StringBuilder("{\"groups\":[");
    for (var i = 0; i < types; i++) {
      text.append("{\"neurodata_type_def\":\"").append(name).append("Type").append(i);
      text.append("\",\"neurodata_type_inc\":\"NWBContainer\",\"doc\":\"a type\"},");
    }
    return text.append("{}]}").toString();
  }
}
