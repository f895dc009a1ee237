package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Tells what is known of an asset from what the archive answers of it.
final class Facts {
  private final Ledger ledger;

  Facts(Ledger ledger) {
    this.ledger = ledger;
  }

  KnownAsset of(String dandiset, int row, Map<String, String> paths) {
    var asset = ledger.asset(row);
    var text = ledger.metadata(row);
    var metadata = Json.object(text);
    var participants = metadata.path("wasAttributedTo");
    var lindi = ledger.lindi(dandiset, asset);
    return new KnownAsset(
        asset.id().toString(),
        dandiset,
        paths,
        asset.bytes(),
        asset.encodingFormat(),
        words(participants, "/species/name"),
        words(participants, "/sex/name"),
        words(participants, "/identifier"),
        words(metadata.path("approach"), "/name"),
        words(metadata.path("measurementTechnique"), "/name"),
        words(metadata.path("variableMeasured"), "/value"),
        state(lindi),
        lindi instanceof Lindi.File file ? file.objects() : List.of(),
        new String(text, StandardCharsets.UTF_8),
        new KnownContents(() -> ledger.lindi(dandiset, asset)));
  }

  private static KnownAsset.LindiState state(Lindi lindi) {
    return switch (lindi) {
      case Lindi.Absent() -> KnownAsset.LindiState.ABSENT;
      case Lindi.File file when file.broken() -> KnownAsset.LindiState.BROKEN;
      case Lindi.File _ -> KnownAsset.LindiState.READABLE;
    };
  }

  private static List<String> words(JsonNode things, String pointer) {
    var words = new LinkedHashSet<String>();
    for (var thing : things) {
      var word = thing.isTextual() ? thing : thing.at(pointer);
      if (word.isTextual() && !word.asText().isEmpty()) words.add(word.asText());
    }
    return List.copyOf(words);
  }
}
