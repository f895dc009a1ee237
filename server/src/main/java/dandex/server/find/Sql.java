package dandex.server.find;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/// SQL with the values for its `?`, in their order. This is the one place where SQL is joined: its
/// text is made of constants only, every value is bound.
record Sql(String text, List<Object> values) {
  private static final int SECONDS = 30;
  private static final StatementCustomizer FRESH_PLAN =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
      };

  static final Sql TRUE = of("true");
  static final Sql FALSE = of("false");

  /// @param text a constant
  static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /// One after the other.
  static Sql joined(Sql... parts) {
    var text = new StringBuilder();
    var values = new ArrayList<Object>();
    for (var part : parts) {
      text.append(part.text);
      values.addAll(part.values);
    }
    return new Sql(text.toString(), List.copyOf(values));
  }

  static Sql all(List<Sql> parts) {
    return parts.stream().reduce((a, b) -> a.linked(" and ", b)).map(Sql::bracketed).orElse(TRUE);
  }

  static Sql any(List<Sql> parts) {
    return parts.stream().reduce((a, b) -> a.linked(" or ", b)).map(Sql::bracketed).orElse(FALSE);
  }

  /// Holds where the condition does not, be it false or null.
  Sql not() {
    return joined(bracketed(), of(" is not true"));
  }

  /// Inside of constants.
  Sql within(String before, String after) {
    return joined(of(before), this, of(after));
  }

  /// Ready to run, for a bounded time. Where values are bound, which filters choose, the plan is
  /// made for them: what is right for a rare one is wrong for a common one.
  Query query(Handle handle) {
    var query = handle.createQuery(text).setQueryTimeout(SECONDS);
    if (!values.isEmpty()) query.addCustomizer(FRESH_PLAN);
    for (var i = 0; i < values.size(); i++) query.bind(i, values.get(i));
    return query;
  }

  private Sql bracketed() {
    return within("(", ")");
  }

  private Sql linked(String link, Sql next) {
    return joined(this, of(link), next);
  }
}
