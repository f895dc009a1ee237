package dandex.catalog.store;

import dandex.catalog.Term;
import dandex.catalog.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words of a vocabulary as Postgres has them: two arrays of one length, names and identifiers.
final class Terms {
  private Terms() {}

  static List<String> names(List<Term> terms) {
    return terms.stream().map(Term::name).toList();
  }

  static List<@Nullable String> identifiers(List<Term> terms) {
    var identifiers = new ArrayList<@Nullable String>(terms.size());
    for (var term : terms) identifiers.add(term.identifier());
    return identifiers;
  }

  /// Reads `{vocabulary}_names` and `{vocabulary}_ids`.
  static List<Term> read(ResultSet row, String vocabulary) throws SQLException {
    var names = (String[]) row.getArray(vocabulary + "_names").getArray();
    var identifiers = (@Nullable String[]) row.getArray(vocabulary + "_ids").getArray();
    var terms = new ArrayList<Term>(names.length);
    for (int at = 0; at < names.length; at++) terms.add(new Term(names[at], identifiers[at]));
    return List.copyOf(terms);
  }

  static List<String> words(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static Topics topics(ResultSet row) throws SQLException {
    return new Topics(
        read(row, "species"),
        read(row, "sex"),
        words(row, "subjects"),
        read(row, "approach"),
        read(row, "technique"),
        words(row, "variables"));
  }

  /// Those of a version, which knows neither sexes nor subjects.
  static Topics topicsOfVersion(ResultSet row) throws SQLException {
    return new Topics(
        read(row, "species"),
        List.of(),
        List.of(),
        read(row, "approach"),
        read(row, "technique"),
        words(row, "variables"));
  }
}
