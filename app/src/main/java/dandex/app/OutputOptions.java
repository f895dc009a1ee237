package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.indexer.run.RunOutcome;
import dandex.indexer.run.Summary;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// How it is told how a run ended.
final class OutputOptions {
  @Option(
      names = "--json",
      description =
          "Tell how each run ended as a JSON object in a line of standard output, and nothing else"
              + " there.")
  private boolean json;

  boolean isForScripts() {
    return json;
  }

  Consumer<RunOutcome> telling(Console console) {
    return json
        ? outcome -> console.answer(RunJson.of(outcome.record()).toString())
        : block(console);
  }

  /// Something besides the ends of runs, a line each.
  ///
  /// @param line for people
  /// @param object for scripts
  <T> Consumer<T> telling(
      Console console, Function<T, String> line, Function<T, ObjectNode> object) {
    return one -> console.answer(json ? object.apply(one).toString() : line.apply(one));
  }

  /// A block of lines for people.
  static Consumer<RunOutcome> block(Console console) {
    return outcome -> Summary.of(outcome).forEach(console::say);
  }
}
