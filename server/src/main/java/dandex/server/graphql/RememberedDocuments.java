package dandex.server.graphql;

import java.util.LinkedHashMap;
import java.util.Optional;

/// Documents that clients asked to be remembered. What was not asked for longest goes first.
final class RememberedDocuments {
  /// Letters of all documents together.
  private static final long MOST_LETTERS = 5_000_000;

  private final LinkedHashMap<Sha256, String> texts = new LinkedHashMap<>(16, 0.75f, true);
  private long letters;

  synchronized Optional<String> find(Sha256 hash) {
    return Optional.ofNullable(texts.get(hash));
  }

  synchronized void remember(Sha256 hash, String text) {
    if (texts.put(hash, text) == null) letters += text.length();
    var eldest = texts.entrySet().iterator();
    while (letters > MOST_LETTERS) {
      letters -= eldest.next().getValue().length();
      eldest.remove();
    }
  }
}
