package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Questions of the cookbook, beside the searches that each of them asks of Elasticsearch: the same
/// bytes, sent without us.
record CookbookRows(Stores stores, Duration turn) {
  private static final int PAGE = 20;
  private static final int WARMING = 10;

  /// A question with the searches that it asks, one after another.
  private record Heard(Question question, List<byte[]> searches) {}

  List<Row> measure() throws IOException, InterruptedException {
    var heard = overhear();
    var rows = new ArrayList<Row>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      warmUp(heard, program.port());
      for (var lines : List.of(1, 16)) {
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

  /// A server that was just started spends its time on compiling itself.
  private void warmUp(List<Heard> questions, int port) throws IOException, InterruptedException {
    for (var heard : questions) {
      new Load(port, List.of(heard.question().request()), 4).run(turn.multipliedBy(WARMING));
    }
  }

  private List<Row> beside(Heard heard, int port, int lines)
      throws IOException, InterruptedException {
    var question = heard.question();
    var ours = new Load(port, List.of(question.request()), lines);
    var bare = new Load(stores.clusterPort(), heard.searches(), lines);
    var timings = new Contest(List.of(ours, bare)).run(turn);
    var heap = heap(port);
    return List.of(
        row(question, lines, 50, 1.5, timings, heap), row(question, lines, 99, 2, timings, heap));
  }

  private static Row row(
      Question question, int lines, int percentile, double aim, List<Timings> timings, long heap) {
    return new Row(
        "%s, %d at once, p%d".formatted(question.name(), lines, percentile),
        timings.getFirst().percentile(percentile),
        "ms",
        "bare Elasticsearch",
        timings.getLast().percentile(percentile),
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
