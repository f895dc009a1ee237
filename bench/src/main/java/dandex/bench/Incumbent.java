package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The way of dandi-sql: the same catalog as JSON in Postgres, asked by operators of JSON. It has a
/// schema of its own, which is dropped when it is closed.
///
/// @param questions statements by the number of the question in the cookbook
record Incumbent(DatabaseUrl database, Map<String, List<String>> questions)
    implements AutoCloseable {
  private static final String SCHEMA = "bench_incumbent";

  static Incumbent built(DatabaseUrl database) throws IOException, SQLException {
    var incumbent = new Incumbent(database, questions(text("incumbent-questions.sql")));
    incumbent.close();
    incumbent.order(text("incumbent.sql"));
    return incumbent;
  }

  private static String text(String name) throws IOException {
    try (var file = Incumbent.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }

  /// Sections that begin with `-- number`.
  static Map<String, List<String>> questions(String text) {
    var questions = new LinkedHashMap<String, List<String>>();
    for (var section : text.split("(?m)^-- (?=[A-Z]?\\d+\\.$)", -1)) {
      var parts = section.split("\n", 2);
      if (!parts[0].endsWith(".") || parts[0].contains(" ")) continue;
      questions.put(
          parts[0],
          Arrays.stream(parts[1].split(";", -1))
              .map(String::strip)
              .filter(sql -> !sql.isEmpty())
              .toList());
    }
    return questions;
  }

  /// The statements of a question; none where it cannot be asked so.
  List<String> statements(Question question) {
    return questions.getOrDefault(question.name().split(" ", 2)[0], List.of());
  }

  /// What the first statement of a question says first.
  long count(Question question) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(statements(question).getFirst())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// A question again and again.
  Contestant asked(Question question, int lines) {
    return time ->
        Timings.ofRepeated(
            time,
            lines,
            "a question to Postgres",
            () -> new Asking(database.connect(), statements(question)));
  }

  private record Asking(Connection connection, List<String> statements) implements Timings.Act {
    @Override
    public void once() throws SQLException {
      for (var sql : statements) {
        try (var statement = connection.prepareStatement(sql);
            var rows = statement.executeQuery()) {
          while (rows.next()) rows.getString(1);
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private void order(String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    order("drop schema if exists " + SCHEMA + " cascade");
  }
}
