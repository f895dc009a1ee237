package dandex.server.http;

import static dandex.server.http.Served.JSON;
import static dandex.server.http.Served.MODERN;
import static dandex.server.http.Served.code;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.TestStack;
import dandex.server.graphql.Documents;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistedDocumentsTest {
  private static final String COUNT =
      "query Count($n: Int!) { assets(first: $n) { totalCount } }\n";
  private static final String OTHER = "{ __typename }";

  @TempDir private Path folder;
  private Served open;
  private Served closed;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("more"));
    Files.writeString(folder.resolve("more/count.graphql"), COUNT);
    Files.writeString(folder.resolve("notes.txt"), OTHER);
    open = served(Documents.in(folder, false));
    closed = served(Documents.in(folder, true));
  }

  @AfterEach
  void stop() {
    open.close();
    closed.close();
  }

  @Test
  void a_document_of_the_folder_is_answered_by_its_id() throws Exception {
    for (var served : new Served[] {open, closed}) {
      var posted =
          served.post(
              "{\"documentId\":\"sha256:%s\",\"variables\":{\"n\":1}}".formatted(hash(COUNT)),
              JSON);
      var got =
          served.get(
              Map.of("documentId", "sha256:" + hash(COUNT), "variables", "{\"n\":1}"), MODERN);

      assertThat(Served.json(posted).at("/data/assets/totalCount").asInt()).isEqualTo(250);
      assertThat(got.body()).isEqualTo(posted.body());
      assertThat(Served.header(got, "Vary")).contains("Accept");
      assertThat(Served.header(got, "Cache-Control")).isEmpty();
    }
  }

  @Test
  void an_unknown_document_is_told_and_not_kept_by_caches() throws Exception {
    var unknown = open.get(Map.of("documentId", "sha256:" + hash(OTHER)), MODERN);

    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(code(unknown)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    assertThat(Served.header(unknown, "Cache-Control")).isEqualTo("no-store");
    for (var id : new String[] {"sha256:1", "md5:" + hash(OTHER), hash(OTHER)}) {
      assertThat(code(open.get(Map.of("documentId", id), MODERN))).isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void an_automatic_persisted_query_is_remembered_once_it_was_sent() throws Exception {
    var first = apq(open, hash(OTHER), null);
    assertThat(code(first)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(Served.json(first).at("/errors/0/message").asText())
        .isEqualTo("PersistedQueryNotFound");

    var sent = apq(open, hash(OTHER), OTHER);
    assertThat(Served.json(sent).at("/data/__typename").asText()).isEqualTo("Query");
    assertThat(apq(open, hash(OTHER), null).body()).isEqualTo(sent.body());
  }

  @Test
  void a_hash_of_something_else_is_refused_and_nothing_is_remembered() throws Exception {
    assertThat(code(apq(open, hash(COUNT), OTHER))).isEqualTo("BAD_USER_INPUT");
    assertThat(code(apq(open, "12", OTHER))).isEqualTo("BAD_USER_INPUT");
    assertThat(code(apq(open, hash(OTHER), null))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    var both = Map.of("documentId", "sha256:" + hash(COUNT), "query", OTHER);
    assertThat(code(open.get(both, JSON))).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void with_an_allow_list_every_other_document_is_refused() throws Exception {
    var refused = closed.ask(OTHER, MODERN);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("DOCUMENT_NOT_ALLOWED");
    assertThat(code(closed.ask("{ __schema { types { name } } }", JSON)))
        .isEqualTo("DOCUMENT_NOT_ALLOWED");
    assertThat(code(apq(closed, hash(OTHER), OTHER))).isEqualTo("DOCUMENT_NOT_ALLOWED");
    assertThat(code(apq(closed, hash(OTHER), null))).isEqualTo("DOCUMENT_NOT_ALLOWED");
    assertThat(code(closed.get(Map.of("query", COUNT, "variables", "{\"n\":1}"), JSON))).isNull();
  }

  private static Served served(Documents documents) {
    var sources = TestStack.shared().sources();
    return Served.of(new GraphQlEngine(sources, Limits.USUAL, documents));
  }

  private static HttpResponse<String> apq(Served served, String hash, @Nullable String query)
      throws Exception {
    return served.post(
        "{%s\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}}"
            .formatted(query == null ? "" : "\"query\":\"" + query + "\",", hash),
        JSON);
  }

  private static String hash(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
