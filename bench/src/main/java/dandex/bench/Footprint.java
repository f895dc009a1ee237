package dandex.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// What an asset costs on disk, in both stores.
record Footprint(Stores stores, long assets) {
  private static final JsonMapper JSON = new JsonMapper();

  List<Row> rows() throws IOException, SQLException {
    return List.of(
        row("disk of Postgres, an asset", postgres()),
        row("disk of Elasticsearch, an asset", elasticsearch()));
  }

  private Row row(String what, long bytes) {
    return Row.alone(what, (double) bytes / assets, "B", null);
  }

  private long postgres() throws SQLException {
    try (var connection = stores.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select pg_database_size(current_database())")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private long elasticsearch() throws IOException {
    try (var line = new Line(stores.clusterPort())) {
      line.ask(request("POST", "/" + stores.prefix() + "-asset/_flush"));
      var told = line.ask(request("GET", "/" + stores.prefix() + "-asset/_stats/store"));
      return JSON.readTree(told).at("/_all/primaries/store/size_in_bytes").asLong();
    }
  }

  private static byte[] request(String method, String target) {
    return Line.request(method, target, "application/json", new byte[0]);
  }
}
