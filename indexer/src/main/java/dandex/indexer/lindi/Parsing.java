package dandex.indexer.lindi;

import dandex.catalog.Json;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of parsing one LINDI document.
sealed interface Parsing {
  /// @param structure `{"generationMetadata":{…},"refs":{…}}`, without the first where the file has
  ///   none
  /// @param kept how many refs are in the structure
  /// @param unreadable how many metadata refs were left out because they hold no JSON object
  record Parsed(
      Json structure,
      @Nullable Json generationMetadata,
      NwbContents contents,
      int kept,
      int unreadable)
      implements Parsing {
    List<NwbObject> objects() {
      return contents.objects();
    }
  }

  /// @param reason for people, without the name of the file
  record Unusable(String reason) implements Parsing {}
}
