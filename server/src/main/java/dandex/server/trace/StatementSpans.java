package dandex.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Passes everything on to a database, and makes a span of each statement that is executed for a
/// request. Its text is ours, with `?` for each value; no value is in it.
///
/// @param sql of a statement that is prepared
record StatementSpans(Tracer tracer, Object target, @Nullable String sql)
    implements InvocationHandler {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
  private static final AttributeKey<String> STATE =
      AttributeKey.stringKey("db.response.status_code");
  private static final Set<Class<?>> PASSED_ON =
      Set.of(Connection.class, Statement.class, PreparedStatement.class);
  private static final int LONGEST = 2_000;

  static DataSource around(DataSource database, Tracer tracer) {
    return (DataSource) proxy(DataSource.class, new StatementSpans(tracer, database, null));
  }

  private static Object proxy(Class<?> type, StatementSpans handler) {
    return Proxy.newProxyInstance(
        StatementSpans.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("equals")) return isSame(proxy, first(arguments));
    var text = first(arguments) instanceof String given ? given : sql;
    var result =
        method.getName().startsWith("execute") && StageSpans.isTraced()
            ? executed(method, arguments, text)
            : called(method, arguments);
    return result != null && PASSED_ON.contains(method.getReturnType())
        ? proxy(method.getReturnType(), new StatementSpans(tracer, result, text))
        : result;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object proxy, @Nullable Object other) {
    return proxy == other;
  }

  private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? null : arguments[0];
  }

  private @Nullable Object executed(
      Method method, @Nullable Object @Nullable [] arguments, @Nullable String text)
      throws Throwable {
    var span = begin(text == null ? "" : text.strip());
    try (var _ = span.makeCurrent()) {
      return called(method, arguments);
    } catch (SQLException refused) {
      // Its message may hold values.
      span.setAttribute(RequestSpan.ERROR, refused.getClass().getName());
      if (refused.getSQLState() != null) span.setAttribute(STATE, refused.getSQLState());
      span.setStatus(StatusCode.ERROR);
      throw refused;
    } finally {
      span.end();
    }
  }

  private Span begin(String text) {
    var operation = text.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    return tracer
        .spanBuilder(operation.isEmpty() ? "SQL" : operation)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute(SYSTEM, "postgresql")
        .setAttribute(OPERATION, operation)
        .setAttribute(TEXT, text.length() <= LONGEST ? text : text.substring(0, LONGEST))
        .startSpan();
  }

  private @Nullable Object called(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
