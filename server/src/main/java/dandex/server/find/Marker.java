package dandex.server.find;

import dandex.catalog.document.Marked;
import dandex.catalog.document.Stems;
import java.util.List;

/// Marks in texts what was searched for, as search finds it.
public final class Marker {
  private final List<String> sought;

  /// @param search as a question has it
  public Marker(String search) {
    sought = Stems.sought(search);
  }

  /// A part of a text, and whether it is what was searched for.
  public record Part(String text, boolean matched) {}

  /// The parts of a text, of a long one those around its first match; empty where nothing matches.
  public List<Part> parts(String text) {
    return Marked.of(text, sought).stream()
        .flatMap(marked -> marked.parts().stream())
        .map(part -> new Part(part.text(), part.matched()))
        .toList();
  }
}
