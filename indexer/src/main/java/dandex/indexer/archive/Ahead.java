package dandex.indexer.archive;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// Pages of one listing that are asked for before they are needed, so that the archive answers one
/// while another is stored. How many there may be at once over all listings is bounded by the room.
final class Ahead<T> implements AutoCloseable {
  /// A page, asked for.
  private record Coming<T>(long number, int size, CompletableFuture<Items.Sheet<T>> sheet) {}

  private final Walk.Pages<T> pages;
  private final Executor threads;
  private final Semaphore room;
  private final ArrayDeque<Coming<T>> coming = new ArrayDeque<>();

  /// @param room of so many pages, over all listings
  Ahead(Walk.Pages<T> pages, Executor threads, Semaphore room) {
    this.pages = pages;
    this.threads = threads;
    this.room = room;
  }

  /// Fetches a page: one that is coming already, or else now.
  Items.Sheet<T> take(long number, int size, boolean last) {
    if (!isNext(number, size)) {
      drop();
      return pages.fetch(number, size, last);
    }
    try {
      return coming.remove().sheet().join();
    } catch (CompletionException failed) {
      drop();
      if (failed.getCause() instanceof ArchiveFailure failure) throw failure;
      throw failed;
    } finally {
      room.release();
    }
  }

  private boolean isNext(long number, int size) {
    var next = coming.peek();
    return next != null && next.number() == number && next.size() == size;
  }

  /// Asks for pages after a number, as far as there is room.
  ///
  /// @param total items of the whole listing
  void look(long number, int size, boolean last, long total) {
    var next = coming.isEmpty() ? number + 1 : coming.getLast().number() + 1;
    while ((next - 1) * size < total && room.tryAcquire()) {
      var wanted = next;
      coming.add(
          new Coming<>(
              wanted,
              size,
              CompletableFuture.supplyAsync(() -> pages.fetch(wanted, size, last), threads)));
      next++;
    }
  }

  /// Pages that nobody wants any more still arrive; their room is free when they have.
  private void drop() {
    while (!coming.isEmpty()) {
      var _ = coming.remove().sheet().whenComplete((_, _) -> room.release());
    }
  }

  @Override
  public void close() {
    drop();
  }
}
