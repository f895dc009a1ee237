package dandex.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// What a database is and how much it holds, told quickly at any size.
public final class Census {
  /// So many rows are counted within some milliseconds.
  private static final int COUNTED = 100_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;

  public Census(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /// Of Postgres, `18.6`.
  public String version() {
    return text("select split_part(current_setting('server_version'), ' ', 1)");
  }

  /// The schema's, as it was last migrated; nothing where there is none.
  public Optional<Integer> schema() {
    if (text("select (to_regclass('flyway_schema_history') is null)::text").equals("true")) {
      return Optional.empty();
    }
    return Optional.of(
        Integer.valueOf(
            text(
                """
                select coalesce(max(version::int), 0) from flyway_schema_history
                where success and version is not null
                """)));
  }

  /// On disk, indexes and all.
  public long bytes() {
    return Long.parseLong(text("select pg_database_size(current_database())"));
  }

  /// Counted where there are few, else as Postgres reckons.
  public Amount of(Holding holding) {
    var counted =
        Long.parseLong(
            text(
                "select count(*) from (select from %s limit %d)"
                    .formatted(holding.rows(), COUNTED + 1)));
    if (counted <= COUNTED) return new Amount(counted, true);
    return new Amount(Math.max(counted, reckoned(holding)), false);
  }

  private long reckoned(Holding holding) {
    var plan = text("explain (format json) select from " + holding.rows());
    try {
      return JSON.readTree(plan).at("/0/Plan/Plan Rows").asLong();
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("no plan: " + plan, foreign);
    }
  }

  private String text(String question) {
    return jdbi.withHandle(handle -> handle.createQuery(question).mapTo(String.class).one());
  }
}
