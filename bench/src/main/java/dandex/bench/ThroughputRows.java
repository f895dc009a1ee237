package dandex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many requests a second are answered, beside two libraries of Node that answer the same from
/// memory, where ours asks its stores, and beside a bare Jetty that writes the same bytes.
record ThroughputRows(Stores stores, Path folder, Duration turn) {
  private static final int LINES = 16;
  private static final int WARMING = 30;
  private static final Question NAME = new Question("{ __typename }", "{ __typename }");
  static final Question PAGE =
      new Question(
          "a page of 20 assets with dandisets",
          """
          { assets(first: 20) {
              totalCount
              nodes { assetId path size modified dandisets { identifier name } }
              pageInfo { hasNextPage endCursor } } }
          """);

  /// A server beside ours, and what the ratio to it should be.
  private record Other(String name, int port, Row.@Nullable Aim aim) {}

  List<Row> measure() throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      Rival.install(folder, PAGE.answer(program.port()));
      try (var yoga = Rival.start(folder, "yoga");
          var mercurius = Rival.start(folder, "mercurius")) {
        for (var question : List.of(NAME, PAGE)) {
          var page = question.equals(PAGE);
          try (var jetty = jetty(question.answer(program.port()))) {
            rows.addAll(
                beside(
                    question,
                    program.port(),
                    new Other("yoga", yoga.port(), Row.Aim.atLeast(5)),
                    new Other("mercurius", mercurius.port(), Row.Aim.atLeast(page ? 1 : 0.8)),
                    new Other("bare Jetty", jetty.port(), null)));
          }
        }
      }
    }
    return rows;
  }

  private Program jetty(String answer) throws IOException {
    var file = Files.writeString(folder.resolve("answer.json"), answer);
    return Program.java(Map.of(), BareJetty.class.getName(), List.of(file.toString()));
  }

  private List<Row> beside(Question question, int ours, Other... others)
      throws IOException, InterruptedException {
    var loads = new ArrayList<Load>();
    loads.add(new Load(ours, List.of(question.request()), LINES));
    var answer = question.answer(ours);
    for (var other : others) {
      if (!question.answer(other.port()).equals(answer)) {
        throw new IllegalStateException(other.name() + " answers something else");
      }
      loads.add(new Load(other.port(), List.of(question.request()), LINES));
    }
    var timings = new Contest(loads).run(turn.multipliedBy(WARMING), turn.multipliedBy(2));
    var heap = CookbookRows.heap(ours);
    var rows = new ArrayList<Row>();
    for (var at = 0; at < others.length; at++) {
      rows.add(
          new Row(
              question.name(),
              timings.getFirst().perSecond(),
              "requests/s",
              others[at].name(),
              timings.get(at + 1).perSecond(),
              others[at].aim(),
              heap));
    }
    return rows;
  }
}
