package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;

/// What publishing writes into metadata.
final class Publication {
  private Publication() {}

  static void stamp(ObjectNode metadata, long when) {
    var time = Stamp.inMetadata(when, ZoneOffset.UTC);
    var activity = metadata.putObject("publishedBy");
    activity
        .put("schemaKey", "PublishActivity")
        .put("id", "urn:uuid:" + new Dice(when).uuid())
        .put("name", "DANDI publish")
        .put("startDate", time)
        .put("endDate", time);
    activity
        .putArray("wasAssociatedWith")
        .addObject()
        .put("schemaKey", "Software")
        .put("identifier", "RRID:SCR_017571")
        .put("name", "DANDI API")
        .put("version", "0.1.0");
    metadata.put("datePublished", time);
  }

  /// Turns the metadata of a draft into those of a published version.
  static void stamp(ObjectNode metadata, String identifier, String version, long when) {
    stamp(metadata, when);
    metadata.put("id", "DANDI:" + identifier + "/" + version).put("version", version);
    metadata.put("doi", "10.48324/dandi." + identifier + "/" + version);
    metadata.put("url", "https://dandiarchive.org/dandiset/" + identifier + "/" + version);
    var citation = metadata.path("citation").asText("");
    metadata.put("citation", citation.replace("Version draft", "Version " + version));
  }
}
