package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How many requests a second are answered, beside two libraries of Node that answer the same from
/// memory, where ours asks its stores.
record ThroughputRows(Stores stores, Path folder, Duration turn) {
  private static final int LINES = 16;
  private static final Question NAME = new Question("{ __typename }", "{ __typename }");
  private static final Question PAGE =
      new Question(
          "a page of 20 assets with dandisets",
          """
          { assets(first: 20) {
              totalCount
              nodes { assetId path size modified dandisets { identifier name } }
              pageInfo { hasNextPage endCursor } } }
          """);

  List<Row> measure() throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      Rival.install(folder, PAGE.answer(program.port()));
      try (var yoga = Rival.start(folder, "yoga");
          var mercurius = Rival.start(folder, "mercurius")) {
        same(PAGE, List.of(program.port(), yoga.port(), mercurius.port()));
        rows.addAll(beside(NAME, program, yoga, 5, mercurius, 0.8));
        rows.addAll(beside(PAGE, program, yoga, 5, mercurius, 1));
      }
    }
    return rows;
  }

  private static void same(Question question, List<Integer> ports) throws IOException {
    var answers = new ArrayList<String>();
    for (var port : ports) answers.add(question.answer(port));
    if (answers.stream().distinct().count() > 1) {
      throw new IllegalStateException("the servers do not answer the same: " + answers);
    }
  }

  private List<Row> beside(
      Question question,
      Program ours,
      Rival yoga,
      double overYoga,
      Rival mercurius,
      double overMercurius)
      throws IOException, InterruptedException {
    var loads = new ArrayList<Load>();
    for (var port : List.of(ours.port(), yoga.port(), mercurius.port())) {
      loads.add(new Load(port, List.of(question.request()), LINES));
    }
    var timings = new Contest(loads).run(turn.multipliedBy(2));
    var figure = timings.getFirst().perSecond();
    var heap = CookbookRows.heap(ours.port());
    return List.of(
        row(question, figure, yoga, timings.get(1), overYoga, heap),
        row(question, figure, mercurius, timings.get(2), overMercurius, heap));
  }

  private static Row row(
      Question question, double figure, Rival rival, Timings other, double aim, long heap) {
    return new Row(
        question.name(),
        figure,
        "requests/s",
        rival.name(),
        other.perSecond(),
        Row.Aim.atLeast(aim),
        heap);
  }
}
