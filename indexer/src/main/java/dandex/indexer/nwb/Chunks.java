package dandex.indexer.nwb;

import dandex.catalog.CleanText;
import dandex.indexer.zarr.ArrayCoding;
import dandex.indexer.zarr.InlineChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The small values that stand in a file beside its structure. What cannot be decoded is absent.
final class Chunks {
  /// Of a column of names, or the like.
  private static final int MOST_BYTES = 1_000_000;

  /// Characters of a value that is held.
  private static final int LONGEST = 1_000;

  /// Of the text of one schema.
  static final int MOST_BYTES_OF_SCHEMA = 4_000_000;

  private final Map<String, Metadata> metadata;
  private final Map<String, String> texts;

  /// By the text that says so, as many arrays are of one form.
  private final Map<String, Optional<ArrayCoding>> codings = new HashMap<>();

  /// Those that are short by path, as many are asked for twice.
  private final Map<String, Optional<List<@Nullable Object>>> values = new HashMap<>();

  /// @param metadata by key
  /// @param texts of the one chunk of a dataset as LINDI writes it, by the path of the dataset
  Chunks(Map<String, Metadata> metadata, Map<String, String> texts) {
    this.metadata = metadata;
    this.texts = texts;
  }

  /// The elements of a dataset, clean: String, Long, Double, Boolean, or null for one that has no
  /// plain value.
  Optional<List<@Nullable Object>> elements(String path) {
    var before = values.get(path);
    if (before != null) return before;
    var elements = elements(path, MOST_BYTES);
    if (elements.filter(Chunks::isShort).isPresent()) values.put(path, elements);
    return elements;
  }

  /// The elements that are texts.
  List<String> words(String path) {
    var words = new ArrayList<String>();
    for (var element : elements(path).orElse(List.of())) {
      if (element instanceof String word) words.add(word);
    }
    return words;
  }

  /// The one text of a dataset of one.
  Optional<String> word(String path, int mostBytes) {
    return elements(path, mostBytes)
        .filter(elements -> elements.size() == 1)
        .map(List::getFirst)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private Optional<List<@Nullable Object>> elements(String path, int mostBytes) {
    var text = texts.get(path);
    if (text == null) return Optional.empty();
    var array = metadata.get(Hierarchy.key(path, ".zarray"));
    if (array == null) return Optional.empty();
    return codings
        .computeIfAbsent(array.text(), ArrayCoding::parse)
        .flatMap(coding -> InlineChunk.elements(coding, text, mostBytes))
        .map(Chunks::clean);
  }

  private static boolean isShort(List<@Nullable Object> elements) {
    return elements.size() == 1
        && !(elements.getFirst() instanceof String text && text.length() > LONGEST);
  }

  private static List<@Nullable Object> clean(List<@Nullable Object> elements) {
    var clean = new ArrayList<@Nullable Object>(elements.size());
    for (var element : elements) {
      clean.add(element instanceof String text ? CleanText.of(text) : element);
    }
    return clean;
  }
}
