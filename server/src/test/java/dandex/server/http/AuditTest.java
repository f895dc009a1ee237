package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.outbox.Backlog;
import dandex.server.TestStack;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What others have written for GraphQL, run by Node against a server of ours: the audit suite of
/// the GraphQL-over-HTTP working group, and clients that know nothing of us but the endpoint.
class AuditTest {
  private static final int AUDITS = 61;

  @Test
  void every_audit_of_the_working_group_is_passed() throws Exception {
    var project = NodeProject.installed("graphql-http-audit", "audit.js");

    var audits = run(project, "audit.js").lines().toList();

    assertThat(audits).hasSize(AUDITS).allMatch(line -> line.startsWith("ok\t"));
  }

  @Test
  void types_are_generated_from_the_endpoint() throws Exception {
    var project = NodeProject.installed("graphql-clients", "codegen.js", "page.js");

    run(project, "codegen.js");

    assertThat(Files.readString(project.folder().resolve("types.ts")))
        .contains("export type Asset = Node & {", "export type AssetFilter = {", "unitCount?");
  }

  @Test
  void apollo_client_pages_to_the_end_with_its_own_relay_helper() throws Exception {
    var project = NodeProject.installed("graphql-clients", "codegen.js", "page.js");

    var ids = run(project, "page.js").lines().toList();

    assertThat(ids).hasSize(TestStack.IN_FIRST + TestStack.IN_SECOND).doesNotHaveDuplicates();
  }

  private static String run(NodeProject project, String script) throws Exception {
    try (var engine = new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
        var server =
            Server.start(
                ServerOptions.local(0),
                engine,
                new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO)),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
      var ran = project.run("node", script, "http://127.0.0.1:" + server.port() + "/graphql");
      assertThat(ran.isOk()).as(ran.text()).isTrue();
      return ran.text();
    }
  }
}
