package dandex.indexer.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Walks through a listing page by page, by number, and proves it on the way.
final class Walk<T> {
  /// Fetches one page.
  @FunctionalInterface
  interface Pages<T> {
    /// @param last whether a failure is final; else fewer items would be asked for after it
    Items.Sheet<T> fetch(long number, int size, boolean last);
  }

  private final Pages<T> pages;
  private final PageSize pageSize;
  private final Function<T, List<Object>> keys;
  private final Set<Object> seenKeys = new HashSet<>();
  private @Nullable Long count;
  private @Nullable Ahead<T> ahead;
  private long offset;
  private int size;
  private int read;

  /// @param keys of an item, each of which no other item may have
  Walk(Pages<T> pages, PageSize pageSize, Function<T, List<Object>> keys) {
    this.pages = pages;
    this.pageSize = pageSize;
    this.keys = keys;
    size = pageSize.now();
  }

  /// Asks for pages before they are needed.
  Walk<T> ahead(Executor threads, Semaphore room) {
    ahead = new Ahead<>(pages, threads, room);
    return this;
  }

  /// Asks for no larger pages than these.
  Walk<T> atMost(int items) {
    size = Math.min(size, items);
    return this;
  }

  /// Starts later than with the first item, at one that is the first of a page of `pageSize`.
  Walk<T> from(long start, int pageSize) {
    offset = start;
    size = pageSize;
    return this;
  }

  Listing read(Slice.Reader<T> reader) {
    try (var _ = ahead) {
      return walk(reader);
    }
  }

  private Listing walk(Slice.Reader<T> reader) {
    var start = offset;
    while (true) {
      var sheet = fetch();
      read++;
      var items = sheet.items();
      if (sheet.count() != null) {
        if (count != null && !count.equals(sheet.count())) {
          return new Listing.Moved("it had " + count + " items, then " + sheet.count());
        }
        count = sheet.count();
      }
      for (var item : items) {
        for (var key : keys.apply(item)) {
          if (!seenKeys.add(key)) return new Listing.Moved(key + " was listed twice");
        }
      }
      if (sheet.more() && items.size() != size) {
        if (offset != start || items.isEmpty()) return new Listing.Moved("a page is short");
        size = items.size(); // the archive clamps what is more than it gives
      }
      var wanted = reader.read(new Slice<>(offset, size, items));
      offset += items.size();
      if (!sheet.more()) return proved(start);
      if (!wanted) return new Listing.Stopped(count == null ? -1 : count, read);
    }
  }

  private Listing proved(long start) {
    if (start == 0 && count != null && count != offset) {
      return new Listing.Moved("page 1 announced " + count + " items, " + offset + " were listed");
    }
    return new Listing.Complete(offset - start, read);
  }

  private Items.Sheet<T> fetch() {
    while (true) {
      var canHalve = pageSize.canHalve(size);
      try {
        return fetch(offset / size + 1, !canHalve);
      } catch (ArchiveFailure failure) {
        if (!failure.isHeavy() || !canHalve) throw failure;
        size /= 2;
        pageSize.atMost(size);
      }
    }
  }

  private Items.Sheet<T> fetch(long number, boolean last) {
    if (ahead == null) return pages.fetch(number, size, last);
    var sheet = ahead.take(number, size, last);
    var total = sheet.count() != null ? sheet.count() : count;
    var isClamped = sheet.more() && sheet.items().size() != size;
    if (total != null && !isClamped) ahead.look(number, size, last, total);
    return sheet;
  }
}
