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
  /// @param readable what is in it, were it whole
  record File(
      Supplier<byte[]> body,
      long modified,
      boolean broken,
      Supplier<Optional<JsonNode>> generationMetadata,
      Supplier<? extends Inside> readable)
      implements Lindi {
    /// What can be read in it: nothing where it is broken.
    Inside inside() {
      return broken ? new Inside.Nothing() : readable.get();
    }

    List<KnownObject> objects() {
      return inside().objects();
    }

    byte[] bytes() {
      var whole = body.get();
      return broken ? Arrays.copyOf(whole, whole.length * 3 / 5) : whole;
    }
  }
}
