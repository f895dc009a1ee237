package dandex.server.find;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Passes everything on, and counts the statements that are executed.
public final class CountingDataSource implements DataSource {
  private final AtomicInteger statements = new AtomicInteger();
  private final DataSource database;

  public CountingDataSource(DataSource database) {
    this.database = database;
  }

  public int statements() {
    return statements.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return counting(Connection.class, database.getConnection());
  }

  private <T> T counting(Class<T> type, T what) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().startsWith("execute")) statements.incrementAndGet();
              try {
                var result = method.invoke(what, arguments);
                return method.getReturnType() == PreparedStatement.class
                    ? counting(PreparedStatement.class, (PreparedStatement) result)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return database.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return database.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return database.isWrapperFor(type);
  }
}
