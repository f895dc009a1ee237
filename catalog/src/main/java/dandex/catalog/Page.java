package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of an ordered answer.
///
/// @param first how many at most, 0 to [#MOST]
/// @param after the sort values (text, number or null), key last, of the item before the first one
public record Page(int first, @Nullable List<@Nullable Object> after) {
  public static final int MOST = 1000;

  public Page {
    if (first < 0 || first > MOST) {
      throw new IllegalArgumentException("first is " + first + ", not between 0 and " + MOST);
    }
  }
}
