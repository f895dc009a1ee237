package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of an ordered answer.
///
/// @param size how many items at most, 0 to [#MOST]
/// @param from the sort values (text, number or null), key last, of the item next to the stretch;
///   null for a stretch at an end of the answer
/// @param backward whether the stretch lies before that item, or at the last end
public record Page(int size, @Nullable List<@Nullable Object> from, boolean backward) {
  public static final int MOST = 1000;

  public Page {
    if (size < 0 || size > MOST) {
      throw new IllegalArgumentException("size is " + size + ", not between 0 and " + MOST);
    }
  }

  /// After an item, or from the beginning.
  public Page(int size, @Nullable List<@Nullable Object> from) {
    this(size, from, false);
  }
}
