package dandex.indexer.archive;

import java.util.List;

/// A page of a listing.
///
/// @param offset of the first item
/// @param size that was asked for; the last page holds fewer items
public record Slice<T>(long offset, int size, List<T> items) {
  /// Takes the pages of a listing, in order.
  @FunctionalInterface
  public interface Reader<T> {
    /// Returns whether more is wanted.
    boolean read(Slice<T> slice);
  }
}
