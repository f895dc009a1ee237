package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dandex.sandbox.Proof;
import dandex.sandbox.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every part at the smallest scale, on stores in which there is something else, too. The sample
/// has one part, another one each day.
class MeasuringTest {
  private static final List<Part> TURNS = Proof.turns(List.of(Part.values()));
  private static final Scale TINY = new Scale(120, 60, 100, 40, 8, 1, 1, Duration.ofMillis(20));
  private static final Stores STORES =
      Stores.at(
          TestServers.freshDatabase(), TestServers.elasticsearch(), TestServers.freshPrefix());
  private static final String STRANGER = STORES.prefix() + "-asset-of-others";

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws Exception {
    Filling.of(TINY).fill(STORES);
    try (var line = new Line(STORES.clusterPort());
        var connection = STORES.database().connect();
        var statement = connection.createStatement()) {
      line.ask(Line.request("PUT", "/" + STRANGER, "application/json", new byte[0]));
      statement.execute("create schema others");
    }
  }

  private static void assumeTurn(Part part) {
    assumeThat(TURNS).contains(part);
  }

  private List<Row> rows(Part part) throws Exception {
    assumeTurn(part);
    var databases = Found.databases(STORES.database());
    var schemas = Found.schemas(STORES.database());
    var assets = Found.column(STORES.database(), "select count(*) from asset");

    var rows = new Measuring(STORES, folder, TINY, false).rows(part);

    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.figure()).isPositive());
    assertThat(Found.schemas(STORES.database())).as("schemas").isEqualTo(schemas);
    assertThat(Found.column(STORES.database(), "select count(*) from asset")).isEqualTo(assets);
    assertThat(databases).containsAll(mine(Found.databases(STORES.database())));
    assertThat(Found.indices(STORES.clusterPort(), "bench-*")).isEmpty();
    assertThat(Found.indices(STORES.clusterPort(), STRANGER)).containsExactly(STRANGER);
    return rows;
  }

  /// Other tests of this process make and drop databases meanwhile.
  private static List<String> mine(List<String> databases) {
    return databases.stream().filter(name -> name.startsWith("bench_")).toList();
  }

  @Test
  void a_sync_stands_beside_a_copy_the_list_alone_and_the_ideal() throws Exception {
    var rows = rows(Part.SYNC);

    assertThat(rows)
        .extracting(Row::what)
        .containsExactly(
            "first DANDI sync",
            "idle DANDI sync, requests",
            "idle DANDI sync, time",
            "first DANDI sync at a latency of 50 ms");
    assertThat(rows.get(1).met()).as("an idle sync asks for the list only").isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void files_are_read_beside_a_scan_and_a_tree() throws Exception {
    assertThat(rows(Part.LINDI)).hasSize(4).allSatisfy(row -> assertThat(row.ratio()).isPositive());
  }

  @Test
  void the_mirror_stands_beside_a_bare_load_and_a_bare_reading() throws Exception {
    assertThat(rows(Part.MIRROR))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.ratio()).isPositive())
        .extracting(Row::what)
        .containsExactly("`mirror`", "`mirror rebuild`", "`mirror verify`");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void questions_stand_beside_their_searches_and_the_way_of_the_incumbent() throws Exception {
    var rows = rows(Part.COOKBOOK);

    assertThat(rows.stream().filter(row -> "bare Elasticsearch".equals(row.against()))).hasSize(40);
    assertThat(rows.stream().filter(row -> row.what().contains(", 1 at once, p50"))).hasSize(19);
  }

  @Test
  void the_incumbent_finds_as_many_as_we_do_and_leaves_nothing() throws Exception {
    assumeTurn(Part.COOKBOOK);
    var found = new ArrayList<String>();
    try (var program = Program.start(STORES.environment(), "serve", "--port", "0");
        var incumbent = Incumbent.built(STORES.database())) {
      for (var question : Question.measured()) {
        if (incumbent.statements(question).size() < 2) continue;
        var answer = question.paged(20).answer(program.port());
        var count = Long.parseLong(answer.replaceFirst(".*\"totalCount\":(\\d+).*", "$1"));

        assertThat(incumbent.count(question)).as(question.name()).isEqualTo(count);
        if (count > 0) found.add(question.name());
      }
    }
    assertThat(found).as("questions that found something").hasSizeGreaterThan(3);
    assertThat(Found.schemas(STORES.database())).doesNotContain("bench_incumbent");
  }

  @Test
  void throughput_stands_beside_three_others() throws Exception {
    assumeThat(System.getenv("PATH").split(":", -1))
        .anyMatch(one -> Files.isExecutable(Path.of(one, "npm")));

    assertThat(rows(Part.THROUGHPUT))
        .extracting(Row::against)
        .containsExactly("yoga", "mercurius", "bare Jetty", "yoga", "mercurius", "bare Jetty");
  }

  @Test
  void starts_are_those_of_the_launcher() throws Exception {
    assumeTurn(Part.START);
    var launcher = folder.resolve("dandex");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s/bin/java' -cp '%s' dandex.app.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    assertThat(new StartRows(STORES, new Launcher(launcher), 1).measure())
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.ratio()).isGreaterThan(1));
  }
}
