package dandex.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The rows of a sync, to be copied into the same tables by nothing but `COPY`.
///
/// @param files the rows of each table, those first that others refer to
record BareCopy(DatabaseUrl database, long assets, Map<String, Frames> files)
    implements AutoCloseable {
  private static final List<String> TABLES = List.of("dandiset", "version", "asset", "place");
  private static final int ROWS_A_PIECE = 500;

  /// Sizes of a batch that are tried, in rows.
  static final List<Integer> BATCHES = List.of(500, 5_000, 50_000);

  static BareCopy of(DatabaseUrl database, Path folder) throws IOException, SQLException {
    var files = new LinkedHashMap<String, Frames>();
    try (var connection = database.connect()) {
      long assets = 0;
      for (var table : TABLES) {
        var rows = Frames.in(folder);
        files.put(table, rows);
        var count = written(copying(connection), table, rows);
        if (table.equals("asset")) assets = count;
      }
      return new BareCopy(database, assets, files);
    }
  }

  private static long written(CopyManager copying, String table, Frames rows)
      throws IOException, SQLException {
    long count = 0;
    try (var writer = rows.writer()) {
      var piece = new ByteArrayOutputStream();
      var out = copying.copyOut("copy " + table + " to stdout");
      for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
        piece.writeBytes(row);
        if (++count % ROWS_A_PIECE == 0) writer.put(piece);
      }
      writer.put(piece);
    }
    return count;
  }

  /// Empties the tables and copies all into them, a batch in a transaction of its own.
  ///
  /// @param batch rows
  /// @return assets a second
  double perSecond(int workers, int batch) throws IOException, InterruptedException, SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("truncate " + String.join(", ", TABLES) + " cascade");
    }
    var begun = System.nanoTime();
    for (var table : files.entrySet()) {
      try (var rows = table.getValue().reader()) {
        Together.work(workers, "the bare copy", copy(table.getKey(), rows, batch / ROWS_A_PIECE));
      }
    }
    return assets / ((System.nanoTime() - begun) / 1e9);
  }

  private Callable<Long> copy(String table, Frames.Reader rows, int pieces) {
    return () -> {
      long copied = 0;
      try (var connection = database.connect()) {
        var copying = copying(connection);
        for (var batch = rows.next(pieces); batch.length > 0; batch = rows.next(pieces)) {
          copied +=
              copying.copyIn("copy " + table + " from stdin", new ByteArrayInputStream(batch));
        }
      }
      return copied;
    };
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  @Override
  public void close() throws IOException {
    for (var file : files.values()) file.close();
  }
}
