package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions of the cookbook, beside the searches that each of them asks of Elasticsearch: the same
/// bytes, sent without us; and beside the way of the incumbent.
///
/// @param incumbent null where it is not measured
/// @param atOnce how many ask at once
record CookbookRows(
    Stores stores, @Nullable Incumbent incumbent, List<Integer> atOnce, Duration turn) {
  private static final int PAGE = 20;
  private static final int WARMING = 30;
  private static final int CROWD = 16;
  private static final int AGAIN = 2; // they were warm when the question before was asked
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /// A question with the searches that it asks, one after another.
  private record Heard(Question question, List<byte[]> searches) {}

  List<Row> measure() throws IOException, InterruptedException, SQLException {
    var heard = overhear();
    var rows = new ArrayList<Row>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      warmUp(heard, program.port());
      for (var lines : atOnce) {
        for (var one : heard) rows.addAll(beside(one, program.port(), lines));
      }
    }
    return rows;
  }

  private List<Heard> overhear() throws IOException, InterruptedException {
    var heard = new ArrayList<Heard>();
    try (var overheard = new Overheard(stores.cluster())) {
      var environment = new HashMap<>(stores.environment());
      environment.put("DANDEX_ELASTICSEARCH_URL", overheard.url());
      try (var program = Program.start(environment, "serve", "--port", "0")) {
        for (var asked : Question.measured()) {
          var question = asked.paged(PAGE);
          question.answer(program.port());
          heard.add(new Heard(question, overheard.searches()));
        }
      }
    }
    return heard;
  }

  /// A server that was just started spends its time on compiling itself, for some tens of thousands
  /// of answers.
  private void warmUp(List<Heard> questions, int port) throws IOException, InterruptedException {
    for (var heard : questions) {
      new Load(port, List.of(heard.question().request()), CROWD).run(turn.multipliedBy(WARMING));
    }
  }

  private List<Row> beside(Heard heard, int port, int lines)
      throws IOException, InterruptedException, SQLException {
    var question = heard.question();
    var loads = new ArrayList<Contestant>();
    loads.add(new Load(port, List.of(question.request()), lines));
    loads.add(new Load(stores.clusterPort(), heard.searches(), lines));
    var asked = asked(question, lines);
    if (asked != null) loads.add(asked);
    var timings = new Contest(loads).run(turn.multipliedBy(AGAIN), turn);
    var heap = heap(port);
    var ours = timings.getFirst();
    var bare = timings.get(1);
    var what = "%s, %d at once".formatted(question.name(), lines);
    var rows = new ArrayList<Row>();
    rows.add(row(what, 50, ours, "bare Elasticsearch", bare, 1.5, heap));
    rows.add(row(what, 99, ours, "bare Elasticsearch", bare, 2, heap));
    if (asked != null) rows.add(row(what, 50, ours, "JSONB as dandi-sql", timings.get(2), 1, heap));
    return rows;
  }

  /// Null where the incumbent cannot be asked this, or would take longer than a turn when that many
  /// ask.
  private @Nullable Contestant asked(Question question, int lines)
      throws IOException, InterruptedException, SQLException {
    if (incumbent == null || incumbent.statements(question).isEmpty()) return null;
    var alone = incumbent.asked(question, 1).run(Duration.ZERO).percentile(50);
    var ends = lines == 1 || alone * lines / CORES <= turn.toMillis();
    return ends ? incumbent.asked(question, lines) : null;
  }

  private static Row row(
      String what,
      int percentile,
      Timings ours,
      String against,
      Timings other,
      double aim,
      long heap) {
    return new Row(
        "%s, p%d".formatted(what, percentile),
        ours.percentile(percentile),
        "ms",
        against,
        other.percentile(percentile),
        Row.Aim.atMost(aim),
        heap);
  }

  static long heap(int port) throws IOException {
    try (var line = new Line(port)) {
      var metrics =
          new String(line.ask(Line.request("GET", "/metrics", "text/plain", new byte[0])), UTF_8);
      return metrics
          .lines()
          .filter(it -> it.startsWith("jvm_memory_used_bytes{area=\"heap\""))
          .mapToLong(it -> (long) Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}
