package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Questions of the cookbook, beside the searches that each of them asks of Elasticsearch: the same
/// bytes, sent without us.
record CookbookRows(Stores stores, Duration turn) {
  private static final int PAGE = 20;

  List<Row> measure() throws IOException, InterruptedException {
    var questions = new ArrayList<Question>();
    for (var question : Question.measured()) questions.add(question.paged(PAGE));
    var searches = overhear(questions);
    var rows = new ArrayList<Row>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      for (var lines : List.of(1, 16)) {
        for (var question : questions)
          rows.addAll(beside(question, searches.get(question), program.port(), lines));
      }
    }
    return rows;
  }

  private Map<Question, List<byte[]>> overhear(List<Question> questions)
      throws IOException, InterruptedException {
    var searches = new LinkedHashMap<Question, List<byte[]>>();
    try (var overheard = new Overheard(stores.cluster())) {
      var environment = new HashMap<>(stores.environment());
      environment.put("DANDEX_ELASTICSEARCH_URL", overheard.url());
      try (var program = Program.start(environment, "serve", "--port", "0")) {
        for (var question : questions) {
          question.answer(program.port());
          searches.put(question, overheard.searches());
        }
      }
    }
    return searches;
  }

  private List<Row> beside(Question question, List<byte[]> searches, int port, int lines)
      throws IOException, InterruptedException {
    var ours = new Load(port, List.of(question.request()), lines);
    var bare = new Load(stores.clusterPort(), searches, lines);
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
