package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Objects;

/// Fills stores from a made-up archive: assets are synced, LINDI files read for some of them. The
/// content of these is then copied to the others within Postgres, thinned to one object of each
/// type, as reading all would take an hour and is measured elsewhere. All is mirrored.
record Filling(Scale scale) {
  private static final long SEED = 1;

  void fill(Stores stores) throws IOException, InterruptedException, SQLException {
    var environment = new HashMap<>(stores.environment());
    try (var archive =
        Archive.serve(Holdings.generated(SEED, scale.dandisets(), scale.assets()), 0)) {
      environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
      environment.put("DANDEX_LINDI_URL", archive.lindiUrl());
      Program.run(environment, "sync", "dandi", "--no-progress");
      Program.run(
          environment,
          "sync",
          "lindi",
          "--no-progress",
          "--max-assets",
          Integer.toString(scale.files()));
    }
    copyContents(stores.database());
    Program.run(environment, "mirror", "--no-progress");
  }

  private static void copyContents(String database) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection("jdbc:" + withoutUser(database));
        var statement = connection.createStatement()) {
      statement.execute(sql());
    }
  }

  private static String withoutUser(String url) {
    var at = url.indexOf('@');
    var user = url.substring("postgresql://".length(), at);
    return "postgresql://" + url.substring(at + 1) + "?user=" + user;
  }

  private static String sql() throws IOException {
    try (var file = Filling.class.getResourceAsStream("contents.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }
}
