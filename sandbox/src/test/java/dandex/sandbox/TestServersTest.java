package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class TestServersTest {
  @Test
  void every_database_is_new_and_empty() throws Exception {
    var first = TestServers.freshDatabase();
    var second = TestServers.freshDatabase();

    assertThat(first).startsWith("postgresql://postgres@127.0.0.1:").isNotEqualTo(second);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:" + first.replace("postgres@", "") + "?user=postgres");
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(*), (SELECT version()) FROM pg_class WHERE relnamespace ="
                        + " 'public'::regnamespace")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
      assertThat(rows.getString(2)).startsWith("PostgreSQL 18");
    }
  }

  @Test
  void the_cluster_answers() throws Exception {
    var health = URI.create(TestServers.elasticsearch() + "/_cluster/health");
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("\"number_of_nodes\":1");
    }
  }

  @Test
  void prefixes_differ() {
    assertThat(TestServers.freshPrefix())
        .matches("[a-z][a-z0-9]*")
        .isNotEqualTo(TestServers.freshPrefix());
  }

  @Test
  void containers_without_an_engine_are_told_in_one_line() {
    assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "a Docker engine is there");

    assertThatThrownBy(Containers::postgres)
        .isInstanceOf(ServerFailed.class)
        .hasMessage(
            "dandex.testcontainers is true, but no Docker engine answers: start one, or leave it"
                + " out");
  }
}
