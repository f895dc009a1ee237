package dandex.server.export;

import dandex.server.find.Scan;
import dandex.server.find.Stretch;
import java.io.IOException;
import java.io.OutputStream;

/// An export that has begun. To be used by one thread, and once.
public final class Export implements AutoCloseable {
  private final String id;
  private final Scan scan;
  private final Stretch first;
  private final RowReader reader;
  private final int page;
  private final boolean whole;
  private final BrokenOff brokenOff;
  private final Runnable onClose;
  private boolean arrived;
  private long rows;

  /// @param whole whether it is written from its beginning
  Export(
      String id,
      Scan scan,
      Stretch first,
      RowReader reader,
      int page,
      boolean whole,
      BrokenOff brokenOff,
      Runnable onClose) {
    this.id = id;
    this.scan = scan;
    this.first = first;
    this.reader = reader;
    this.page = page;
    this.whole = whole;
    this.brokenOff = brokenOff;
    this.onClose = onClose;
  }

  /// By which it can be gone on with.
  public String id() {
    return id;
  }

  /// How many were written.
  public long rows() {
    return rows;
  }

  /// Writes all of it, page by page.
  ///
  /// @throws IOException when nobody takes it
  /// @throws RuntimeException when it cannot be read to its end
  public void write(Format format, OutputStream out) throws IOException {
    var writer = format.on(out);
    if (whole) writer.head();
    var stretch = first;
    write(stretch, writer);
    while (stretch.more()) {
      out.flush();
      stretch = scan.next(page, stretch.ids().getLast());
      write(stretch, writer);
    }
    out.flush();
  }

  /// It has arrived, so nobody will go on with it.
  public void arrived() {
    arrived = true;
    BrokenOff.end(scan);
  }

  /// Makes room for another. One that has not arrived can be gone on with.
  @Override
  public void close() {
    try {
      if (!arrived) brokenOff.keep(id, scan);
    } finally {
      onClose.run();
    }
  }

  private void write(Stretch stretch, RowWriter writer) throws IOException {
    for (var row : reader.rows(stretch)) {
      writer.row(row);
      rows++;
    }
  }
}
