package dandex.catalog.outbox;

import org.jspecify.annotations.Nullable;

/// Keys of documents that are gone through one after the other.
///
/// @param number of the range among those of its kind
/// @param reached the last key that was gone through, or after which the range begins; null where
///   it begins with the first of all
/// @param upto the last key of the range, null where it has no end
public record KeyRange(int number, @Nullable String reached, @Nullable String upto) {
  /// What is left of it.
  public KeyRange after(String key) {
    return new KeyRange(number, key, upto);
  }
}
