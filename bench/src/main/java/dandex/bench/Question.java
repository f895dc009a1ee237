package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A question of the cookbook as it stands there.
///
/// @param name its heading
/// @param query its GraphQL
record Question(String name, String query) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BLOCK =
      Pattern.compile(
          "^### (.+?)$(?:(?!^###).)*?^```graphql\\n(.+?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /// Numbers in the cookbook of those that are measured: each kind of condition, of answer and of
  /// order once.
  private static final List<String> MEASURED =
      List.of("1.", "2.", "5.", "10.", "A3.", "A7.", "A11.", "A13.", "A20.", "A23.");

  static List<Question> measured() throws IOException {
    var known = cookbook();
    return MEASURED.stream().map(number -> named(number, known)).toList();
  }

  private static Question named(String number, Map<String, String> known) {
    return known.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(number + " "))
        .findFirst()
        .map(entry -> new Question(entry.getKey(), entry.getValue()))
        .orElseThrow(() -> new IllegalStateException("the cookbook has no question " + number));
  }

  private static Map<String, String> cookbook() throws IOException {
    try (var file = Question.class.getResourceAsStream("cookbook.md")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      var questions = new LinkedHashMap<String, String>();
      BLOCK.matcher(text).results().forEach(block -> questions.put(block.group(1), block.group(2)));
      return questions;
    }
  }

  /// The same question with a page as search pages have it.
  Question paged(int size) {
    return new Question(name, query.replaceFirst("first: 1000", "first: " + size));
  }

  byte[] request() throws IOException {
    return Line.request(
        "POST", "/graphql", "application/json", JSON.writeValueAsBytes(Map.of("query", query)));
  }

  /// Asks a server, and demands an answer without errors.
  String answer(int port) throws IOException {
    try (var line = new Line(port)) {
      var answer = new String(line.ask(request()), UTF_8);
      if (answer.startsWith("{\"errors\"")) throw new IOException(name + ": " + answer);
      return answer;
    }
  }
}
