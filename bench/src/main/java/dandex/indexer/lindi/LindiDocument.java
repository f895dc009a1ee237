package dandex.indexer.lindi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.NullMarked;

/// One LINDI document read as a sync reads it, from bytes: what the host would take over HTTP would
/// count for neither side.
// In this package, as the parser is nobody's business but the host's and this bench's.
@NullMarked
public final class LindiDocument {
  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);

  /// Filters it and extracts all that is known of the file.
  ///
  /// @return how many refs are kept
  /// @throws IllegalArgumentException when it cannot be used
  public int read(byte[] document) throws IOException {
    return switch (parser.parse(new ByteArrayInputStream(document))) {
      case Parsing.Parsed parsed -> parsed.kept();
      case Parsing.Unusable(var reason) -> throw new IllegalArgumentException(reason);
    };
  }
}
