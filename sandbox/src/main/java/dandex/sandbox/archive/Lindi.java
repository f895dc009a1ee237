package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the archive has as the LINDI file of an asset.
sealed interface Lindi {
  record Absent() implements Lindi {}

  /// @param modified microseconds since 1970
  /// @param generationMetadata null where the file has none
  /// @param objects what can be read in it: nothing where it is broken
  record File(
      Body body,
      long modified,
      boolean broken,
      @Nullable JsonNode generationMetadata,
      List<KnownObject> objects)
      implements Lindi {}

  /// The bytes of a file, made when they are asked for.
  interface Body {
    byte[] bytes();
  }
}
