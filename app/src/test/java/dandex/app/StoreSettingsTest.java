package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be said of the stores, and what is answered to what may not.
class StoreSettingsTest {
  private static final String DATABASE = "postgresql://me@db/x";
  private static final String CLUSTER = "https://es:9200";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private Config config() {
    return Config.of(environment, folder);
  }

  private String file(String content) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "secret", ""), content).toString();
  }

  private void refused(String... why) {
    assertThatThrownBy(this::config)
        .isInstanceOf(UsageError.class)
        .message()
        .contains(why)
        .doesNotContain("s3cret")
        .hasLineCount(1);
  }

  @Test
  void without_a_word_the_stores_are_the_local_stacks() {
    var stores = config().stores();

    assertThat(stores.databaseUrl()).isNull();
    assertThat(stores.cluster()).isNull();
    assertThat(stores.shape().shards()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DANDEX_DATABASE_URL",
        "DANDEX_DATABASE_PASSWORD",
        "DANDEX_ELASTICSEARCH_URL",
        "DANDEX_ELASTICSEARCH_API_KEY"
      })
  void each_secret_may_stand_in_a_file(String setting) throws Exception {
    environment.put("DANDEX_DATABASE_URL", DATABASE);
    environment.put("DANDEX_ELASTICSEARCH_URL", CLUSTER);
    environment.remove(setting);
    var secret =
        switch (setting) {
          case "DANDEX_DATABASE_URL" -> "postgresql://me:s3cret@db/y";
          case "DANDEX_ELASTICSEARCH_URL" -> "https://me:s3cret@host:9200";
          default -> "s3cret";
        };
    environment.put(setting + "_FILE", file(secret + "\n"));

    var stores = config().stores();
    var cluster = Objects.requireNonNull(stores.cluster());

    switch (setting) {
      case "DANDEX_DATABASE_URL" -> assertThat(stores.databaseUrl()).isEqualTo(secret);
      case "DANDEX_DATABASE_PASSWORD" -> assertThat(stores.databasePassword()).isEqualTo(secret);
      case "DANDEX_ELASTICSEARCH_URL" -> assertThat(cluster.urls()).isEqualTo(secret);
      default -> assertThat(cluster.apiKey()).isEqualTo(secret);
    }
    assertThat(cluster).asString().doesNotContain("s3cret");

    environment.put(setting, secret);
    refused(setting + " and " + setting + "_FILE are both set");
  }

  @Test
  void every_secret_has_a_setting_for_its_file() {
    var names = Stream.of(Setting.values()).map(Enum::name).toList();

    assertThat(names)
        .filteredOn(name -> name.endsWith("_FILE") && !name.equals("DANDEX_ALIVE_FILE"))
        .hasSize(5)
        .allSatisfy(file -> assertThat(names).contains(file.replaceFirst("_FILE$", "")));
    assertThat(names)
        .filteredOn(name -> name.matches(".*(PASSWORD|KEY|TOKEN|SECRET)"))
        .hasSize(3)
        .allSatisfy(secret -> assertThat(names).contains(secret + "_FILE"));
  }

  @Test
  void a_file_that_holds_nothing_is_named() throws Exception {
    environment.put("DANDEX_DATABASE_URL", DATABASE);
    environment.put("DANDEX_DATABASE_PASSWORD_FILE", folder.resolve("nowhere").toString());
    refused("DANDEX_DATABASE_PASSWORD_FILE is ", "nowhere, which cannot be read");

    environment.put("DANDEX_DATABASE_PASSWORD_FILE", file("\n"));
    refused("DANDEX_DATABASE_PASSWORD_FILE is ", "which is empty");

    environment.put("DANDEX_DATABASE_PASSWORD_FILE", "s3cret");
    refused("DANDEX_DATABASE_PASSWORD_FILE names no file that can be read");
  }

  @Test
  void what_is_meant_for_a_store_that_is_not_named_is_refused() throws Exception {
    environment.put("DANDEX_DATABASE_PASSWORD", "s3cret");
    refused("DANDEX_DATABASE_PASSWORD needs DANDEX_DATABASE_URL");

    environment.put("DANDEX_DATABASE_URL", "postgresql://me:s3cret@db/x");
    refused("DANDEX_DATABASE_PASSWORD: there is a password in the URL of Postgres too; leave one");

    environment.clear();
    environment.put("DANDEX_ELASTICSEARCH_API_KEY_FILE", file("s3cret"));
    refused("DANDEX_ELASTICSEARCH_API_KEY needs DANDEX_ELASTICSEARCH_URL");
  }

  @Test
  void an_authority_that_is_none_is_named() throws Exception {
    environment.put("DANDEX_ELASTICSEARCH_URL", CLUSTER);
    environment.put("DANDEX_ELASTICSEARCH_CA", folder.resolve("ca.pem").toString());
    refused("DANDEX_ELASTICSEARCH_CA is ", "ca.pem cannot be read");

    environment.put("DANDEX_ELASTICSEARCH_CA", file("words"));
    refused("DANDEX_ELASTICSEARCH_CA is ", "holds no certificate in PEM form");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DANDEX_ELASTICSEARCH_URL | https://me:s3cret@a,https://you:s3cret@b",
        "DANDEX_ELASTICSEARCH_URL | https://me:s3cret@a b",
        "DANDEX_ELASTICSEARCH_URL | es://me:s3/cret@a",
        "DANDEX_DATABASE_URL      | mysql://me:s3cr@et/s3cret@b",
        "DANDEX_DATABASE_URL      | postgresql:me:s3cret@b",
        "DANDEX_DATABASE_URL      | me:s3cret@b",
        "DANDEX_INDEX_SHARDS      | 0",
        "DANDEX_INDEX_SHARDS      | 1025",
        "DANDEX_INDEX_SHARDS      | many",
        "DANDEX_INDEX_REPLICAS    | -1",
        "DANDEX_INDEX_REFRESH     | -1",
        "DANDEX_INDEX_REFRESH     | soon",
        "DANDEX_INDEX_REFRESH     | 0s"
      })
  void a_setting_that_cannot_be_used_is_named(String setting, String value) {
    environment.put(setting, value);

    refused(setting);
  }

  @Test
  void an_index_may_be_laid_out_for_a_larger_cluster() {
    environment.put("DANDEX_INDEX_SHARDS", "3");
    environment.put("DANDEX_INDEX_REPLICAS", "0");
    environment.put("DANDEX_INDEX_REFRESH", "500ms");

    var shape = config().stores().shape();

    assertThat(shape.shards()).isEqualTo(3);
    assertThat(shape.replicas()).isZero();
    assertThat(shape.refresh()).isEqualTo("500ms");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://me:s3cret@db/x, postgresql://***@db/x",
    "postgresql://me:s3/cr@et@db/x, postgresql://***@db/x",
    "jdbc:postgresql://db/x?user=me&password=s3cret&ssl=true,"
        + " jdbc:postgresql://db/x?user=me&password=***&ssl=true",
    "'https://me:s3cret@a,https://b:9200', 'https://***@a,https://b:9200'",
    "http://b:9200/x, http://b:9200/x",
    "postgresql://me:s3 cret@db/x, postgresql://***@db/x",
    "postgresql:me:s3cret@db/x, postgresql:***@db/x",
    "me:s3cret@db, ***@db",
    "'https://me:s3,cr:et@a, https://me:s3cret@b', 'https://***@a,https://***@b'",
    "postgresql://db/x?sslpassword=s3cret, postgresql://db/x?sslpassword=***"
  })
  void no_secret_is_shown(String url, String shown) {
    assertThat(Mask.over(url)).isEqualTo(shown);
  }
}
