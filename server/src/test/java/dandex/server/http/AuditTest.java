package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dandex.server.TestStack;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The audit suite of the GraphQL-over-HTTP working group, run by Node against a server of ours.
class AuditTest {
  private static final Path FOLDER = Path.of("target", "graphql-http-audit");
  private static final int AUDITS = 61;

  @Test
  void every_audit_of_the_working_group_is_passed() throws Exception {
    assumeTrue(
        run("node", "--version").isOk() && run("npm", "--version").isOk(),
        "the audits of graphql-http are skipped: this machine has no node and npm");
    lay("package.json");
    lay("audit.js");
    var install =
        run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline");
    assumeTrue(
        install.isOk(),
        () -> "the audits of graphql-http are skipped, npm has no graphql-http: " + install.text());

    var audits = audits().lines().toList();

    assertThat(audits).hasSize(AUDITS).allMatch(line -> line.startsWith("ok\t"));
  }

  private static String audits() throws Exception {
    try (var engine = new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
        var server =
            Server.start(
                ServerOptions.local(0),
                engine,
                new Health(() -> {}, () -> {}, () -> 0),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
      var ran = run("node", "audit.js", "http://127.0.0.1:" + server.port() + "/graphql");
      assertThat(ran.isOk()).as(ran.text()).isTrue();
      return ran.text();
    }
  }

  private static void lay(String file) throws IOException {
    try (var stream = AuditTest.class.getResourceAsStream("/graphql-http-audit/" + file)) {
      assertThat(stream).as(file).isNotNull();
      Files.write(FOLDER.resolve(file), stream.readAllBytes());
    }
  }

  private record Ran(int exit, String text) {
    boolean isOk() {
      return exit == 0;
    }
  }

  /// Its output goes by a file, so that a program that hangs can be given up.
  private static Ran run(String... command) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    var said = FOLDER.resolve("said.txt");
    try {
      var program =
          new ProcessBuilder(List.of(command))
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (program.waitFor(2, TimeUnit.MINUTES)) {
        return new Ran(program.exitValue(), Files.readString(said));
      }
      program.destroyForcibly();
      return new Ran(-1, command[0] + " took too long");
    } catch (IOException absent) {
      return new Ran(-1, command[0] + " is not there");
    }
  }
}
