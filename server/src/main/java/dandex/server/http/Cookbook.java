package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The questions of `docs/cookbook.md`, which the IDE offers.
record Cookbook(List<Question> questions) {
  private static final Pattern HEADING_OR_QUERY =
      Pattern.compile(
          "^(#{2,3}) ([^\n]*)$|^```graphql\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /// @param part of the cookbook in which it stands
  record Question(String part, String title, String query) {}

  /// The one that the jar has.
  static Cookbook ofJar() {
    try (var stream = Cookbook.class.getResourceAsStream("/graphiql/cookbook.md")) {
      if (stream == null) throw new IllegalStateException("the jar has no cookbook");
      return read(new String(stream.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Cookbook read(String markdown) {
    var questions = new ArrayList<Question>();
    var part = "";
    var title = "";
    for (var found : HEADING_OR_QUERY.matcher(markdown).results().toList()) {
      if (found.group(3) != null) questions.add(new Question(part, title, found.group(3)));
      else if (found.group(1).equals("##")) part = found.group(2);
      else title = found.group(2);
    }
    return new Cookbook(List.copyOf(questions));
  }

  byte[] json() {
    try {
      return new ObjectMapper().writeValueAsBytes(questions);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("questions are texts", impossible);
    }
  }
}
