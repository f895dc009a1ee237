package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fills stores from a made-up archive: assets are synced, LINDI files read for some of them. The
/// content of these is then copied to the others within Postgres, thinned to one object of each
/// type, as reading all would take an hour and is measured elsewhere. All is mirrored.
///
/// @param assets of the made-up archive
/// @param files LINDI files that are read
/// @param objects of a copied file at most
/// @param again whether a sync follows right after the first, to see what it takes
record Filling(int assets, int files, int objects, boolean again) {
  static final long SEED = 1;
  private static final int ALL_TYPES = 1_000;

  /// How the runs went.
  record Filled(
      Program.Ended synced,
      Program.@Nullable Ended again,
      Program.Ended read,
      Program.Ended mirrored) {}

  static Filling of(Scale scale) {
    return new Filling(scale.assets(), scale.files(), ALL_TYPES, false);
  }

  Filled fill(Stores stores) throws IOException, InterruptedException, SQLException {
    var environment = new HashMap<>(stores.environment());
    try (var archive =
        Archive.serve(Holdings.generated(SEED, Scale.dandisets(assets), assets), 0)) {
      environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
      environment.put("DANDEX_LINDI_URL", archive.lindiUrl());
      var synced = sync(environment);
      var idle = again ? sync(environment) : null;
      var read =
          Program.run(
              environment,
              "sync",
              "lindi",
              "--no-progress",
              "--json",
              "--max-assets",
              Integer.toString(files));
      copyContents(stores.database());
      var mirrored = Program.run(environment, "mirror", "--no-progress");
      return new Filled(synced, idle, read, mirrored);
    }
  }

  private static Program.Ended sync(Map<String, String> environment)
      throws IOException, InterruptedException {
    return Program.run(environment, "sync", "dandi", "--no-progress", "--json");
  }

  private void copyContents(DatabaseUrl database) throws IOException, SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("set bench.objects = " + objects);
      statement.execute(sql());
    }
  }

  private static String sql() throws IOException {
    try (var file = Filling.class.getResourceAsStream("contents.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }
}
