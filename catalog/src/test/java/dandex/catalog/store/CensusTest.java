package dandex.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String url = TestServers.freshDatabase();
  private final Access access = new Access(url, null, 2, PATIENCE, Plans.FRESH);
  private final Database found = Database.asFound(access);

  @AfterEach
  void close() {
    found.close();
  }

  @Test
  void a_database_is_met_as_it_is_found() {
    assertThat(new Census(found.dataSource()).schema()).isEmpty();
    assertThat(new Census(found.dataSource()).version()).matches("18\\.\\d+");
    assertThat(new Census(found.dataSource()).bytes()).isPositive();
    assertThat(new Census(found.dataSource()).schema()).as("still").isEmpty();

    Database.open(access).close();

    assertThat(new Census(found.dataSource()).schema()).hasValue(Schema.version());
  }

  @Test
  void the_programs_schema_is_that_of_its_last_migration() {
    var migrations =
        Flyway.configure().dataSource(found.dataSource()).locations("classpath:db/migration");

    assertThat(List.of(migrations.load().info().all()))
        .last()
        .satisfies(last ->
            assertThat(last.getVersion().getVersion())
                .isEqualTo(Integer.toString(Schema.version())));
  }

  @Test
  void few_rows_are_counted_and_many_are_reckoned() throws SQLException {
    Database.open(access).close();
    var census = new Census(found.dataSource());
    execute(
        """
        insert into dandiset (id, contact_person, embargo_status, stars, created, modified)
        select lpad(n::text, 6, '0'), 'somebody', 'OPEN', 0, now(), now() from generate_series(1, 100000) n
        """);

    assertThat(census.of(Holding.DANDISETS)).isEqualTo(new Amount(100_000, true));
    assertThat(census.of(Holding.NWB_OBJECTS)).isEqualTo(new Amount(0, true));

    execute(
        """
        insert into dandiset (id, contact_person, embargo_status, stars, created, modified)
        select lpad(n::text, 6, '0'), 'somebody', 'OPEN', 0, now(), now()
        from generate_series(100001, 150000) n
        """);
    execute("vacuum analyze dandiset");

    var many = census.of(Holding.DANDISETS);
    assertThat(many.exact()).isFalse();
    assertThat(many.number()).isBetween(140_000L, 160_000L);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = found.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
