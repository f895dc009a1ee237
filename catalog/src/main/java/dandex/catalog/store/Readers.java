package dandex.catalog.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The roles by which people ask the views of schema `dandex` by SQL. A role is known as ours by
/// the comment on it; no other is ever touched.
public final class Readers {
  /// Insufficient privilege.
  private static final String DENIED = "42501";

  private final Jdbi jdbi;
  private final DatabaseUrl url;

  Readers(Jdbi jdbi, DatabaseUrl url) {
    this.jdbi = jdbi;
    this.url = url;
  }

  /// Whether there is such a role, ours or not.
  public boolean has(String name) {
    return jdbi.withHandle(handle -> mark(handle, name).isPresent());
  }

  /// Creates the role, or renews its limits and what it may read; safe to repeat.
  ///
  /// @param password null leaves the password that it has
  /// @throws ReaderRefused when there is such a role that is not ours, or the user of this
  ///   connection may not make roles
  public void grant(ReaderRole role, @Nullable String password) {
    refusing(() ->
        jdbi.inTransaction(handle -> {
          var roles = new RoleStatements(handle, role.name());
          if (!isOurs(handle, role.name())) roles.create();
          roles.limit(role);
          roles.shutOthersOut();
          roles.let();
          if (password != null) give(handle, role.name(), password);
          return true;
        }));
  }

  /// Removes the role. Whoever is connected by it can read nothing from then on.
  ///
  /// @return false when there is none
  /// @throws ReaderRefused when it is not ours, or something else depends on it
  public boolean drop(String name) {
    return refusing(() ->
        jdbi.inTransaction(handle -> {
          if (!isOurs(handle, name)) return false;
          new RoleStatements(handle, name).drop();
          return true;
        }));
  }

  private boolean isOurs(Handle handle, String name) {
    var mark = mark(handle, name);
    if (mark.isPresent() && !mark.get().equals(RoleStatements.MARK)) {
      throw new ReaderRefused(
          "Postgres at %s has a role %s that `dandex reader` did not make; choose another --name"
              .formatted(url.address(), name));
    }
    return mark.isPresent();
  }

  private static Optional<String> mark(Handle handle, String name) {
    return handle
        .createQuery(
            """
            select coalesce(shobj_description(oid, 'pg_authid'), '')
            from pg_roles where rolname = :name
            """)
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /// Hashed on our side, so that no log of the server holds it.
  private static void give(Handle handle, String name, String password) {
    try {
      handle
          .getConnection()
          .unwrap(PGConnection.class)
          .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    } catch (SQLException failed) {
      throw new IllegalStateException("role " + name + " got no password", failed);
    }
  }

  /// The URL by which a role connects.
  ///
  /// @param password null leaves it out
  public String url(String name, @Nullable String password) {
    var entry = encoded(name) + (password == null ? "" : ":" + encoded(password));
    return "postgresql://%s@%s/%s".formatted(entry, url.address(), encoded(url.name()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <T> T refusing(Work<T> work) {
    try {
      return work.run();
    } catch (JdbiException | IllegalStateException failed) {
      if (!(failed.getCause() instanceof SQLException sql)) throw failed;
      var who = "user " + url.user() + " of Postgres at " + url.address();
      if (DENIED.equals(sql.getSQLState())) {
        throw new ReaderRefused(who + " may not manage roles: " + line(sql), failed);
      }
      throw new ReaderRefused(who + " could not manage the role: " + line(sql), failed);
    }
  }

  private static String line(SQLException refused) {
    var message = String.valueOf(refused.getMessage());
    return message.strip().lines().findFirst().orElse(message);
  }

  @FunctionalInterface
  private interface Work<T> {
    T run();
  }
}
