package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
  @Test
  void another_database_of_the_server_has_the_same_users_and_options() {
    assertThat(
            new DatabaseUrl("postgresql://me:secret@db:5432/dandex?ssl=true").sibling("x").text())
        .isEqualTo("postgresql://me:secret@db:5432/x?ssl=true");
    assertThat(new DatabaseUrl("jdbc:postgresql://db/dandex?user=me").sibling("x").text())
        .isEqualTo("jdbc:postgresql://db/x?user=me");
  }

  @Test
  void a_database_of_our_own_is_there_until_it_is_closed() throws Exception {
    var url = new DatabaseUrl(TestServers.freshDatabase());
    var scratch = Scratch.beside(url);
    try (scratch;
        var connection = scratch.url().connect()) {
      assertThat(connection.getCatalog()).isEqualTo(scratch.name()).startsWith("bench_");
    }

    assertThat(Found.databases(url)).isNotEmpty().doesNotContain(scratch.name());
  }
}
