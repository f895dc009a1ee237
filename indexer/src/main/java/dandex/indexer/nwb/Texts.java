package dandex.indexer.nwb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file says in words: of datasets as they are decoded, and none that is longer than anyone
/// would look for.
record Texts(Chunks chunks) {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_STORY = 10_000;
  private static final int MOST = 10_000;

  /// The one text of a dataset.
  @Nullable String one(String path) {
    return only(path).filter(text -> text.length() <= LONGEST).orElse(null);
  }

  /// The same where it may be a story.
  @Nullable String story(String path) {
    return only(path).filter(text -> text.length() <= LONGEST_STORY).orElse(null);
  }

  /// Those of a dataset, each once.
  List<String> each(String path) {
    return distinct(chunks.words(path));
  }

  /// Those of several datasets, each once.
  List<String> each(Stream<String> paths) {
    return distinct(paths.flatMap(path -> only(path).stream()).toList());
  }

  private Optional<String> only(String path) {
    return Optional.of(chunks.words(path))
        .filter(words -> words.size() == 1)
        .map(List::getFirst)
        .filter(word -> !word.isBlank());
  }

  static List<String> distinct(List<String> texts) {
    var distinct = new LinkedHashSet<String>();
    for (var text : texts) {
      if (text.length() <= LONGEST && !text.isBlank()) distinct.add(text);
      if (distinct.size() == MOST) break;
    }
    return List.copyOf(distinct);
  }
}
