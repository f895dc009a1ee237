package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareCopyTest {
  private static final String ROWS =
      """
      select string_agg(md5(row::text), ' ' order by md5(row::text)) from (
        select 1, n, t from asset union all select 2, n, t from place
        union all select 3, n, t from version union all select 4, n, t from dandiset) row
      """;

  @TempDir Path folder;

  @Test
  void the_same_rows_come_back_whoever_copies_them() throws Exception {
    var url = new DatabaseUrl(TestServers.freshDatabase());
    try (var connection = url.connect();
        var statement = connection.createStatement()) {
      for (var table : new String[] {"dandiset", "version", "asset", "place"}) {
        statement.execute("create table " + table + " (n int primary key, t text)");
      }
      statement.execute(
          "insert into dandiset values (1, 'a tab \t, a line \n and a \\'), (2, null)");
      statement.execute("insert into asset select n, 'asset' from generate_series(1, 1234) n");
      statement.execute("insert into place select n, 'place' from generate_series(1, 2345) n");
    }
    var before = Found.column(url, ROWS);

    try (var bare = BareCopy.of(url, folder)) {
      assertThat(bare.assets()).isEqualTo(1234);
      for (int batch : BareCopy.BATCHES) {
        assertThat(bare.perSecond(2, batch)).isPositive();
        assertThat(Found.column(url, ROWS)).isEqualTo(before);
      }
    }

    assertThat(folder).isEmptyDirectory();
  }
}
