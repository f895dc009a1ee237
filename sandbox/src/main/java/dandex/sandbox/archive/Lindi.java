package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the archive has as the LINDI file of an asset.
sealed interface Lindi {
  record Absent() implements Lindi {}

  /// All but the times is made when it is asked for.
  ///
  /// @param modified microseconds since 1970
  /// @param generationMetadata empty where the file has none
  /// @param readable the objects in it, were it whole
  record File(
      Supplier<byte[]> body,
      long modified,
      boolean broken,
      Supplier<Optional<JsonNode>> generationMetadata,
      Supplier<List<KnownObject>> readable)
      implements Lindi {
    /// What can be read in it: nothing where it is broken.
    List<KnownObject> objects() {
      return broken ? List.of() : readable.get();
    }

    byte[] bytes() {
      var whole = body.get();
      return broken ? Arrays.copyOf(whole, whole.length * 3 / 5) : whole;
    }
  }
}
