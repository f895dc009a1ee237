package dandex.catalog.store;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/// The statements about one reading role. Names cannot be bound in them, so Postgres itself puts
/// them together, with `format`.
record RoleStatements(Handle handle, String name) {
  /// The comment on a role that is ours.
  static final String MARK = "reads the views of dandex; made by dandex reader";

  void create() {
    execute("create role %1$I login noinherit");
    execute("comment on role %1$I is %2$L", MARK);
  }

  /// What a session of the role begins with. The first four a session may change; what it may read,
  /// and how often it may connect, it may not.
  void limit(ReaderRole role) {
    execute("alter role %1$I set statement_timeout = %2$L", role.statementTimeout().toMillis());
    execute("alter role %1$I set default_transaction_read_only = on");
    execute(
        "alter role %1$I set idle_in_transaction_session_timeout = %2$L",
        role.statementTimeout().toMillis());
    execute("alter role %1$I set search_path = dandex");
    execute("alter role %1$I login connection limit %2$s", role.connections());
  }

  /// Takes from everybody what Postgres gives to everybody by default or gave by default once.
  void shutOthersOut() {
    handle.execute("revoke create on schema public from public");
    execute("revoke temporary on database %2$I from public", database());
  }

  void let() {
    execute("grant connect on database %2$I to %1$I", database());
    execute("grant usage on schema dandex to %1$I");
    execute("grant select on all tables in schema dandex to %1$I");
  }

  void drop() {
    execute("revoke all on all tables in schema dandex from %1$I");
    execute("revoke all on schema dandex from %1$I");
    execute("revoke all on database %2$I from %1$I", database());
    execute("drop role %1$I");
  }

  private String database() {
    return handle.createQuery("select current_database()").mapTo(String.class).one();
  }

  private void execute(String form) {
    execute(form, "");
  }

  /// @param form with the name as `%1$I`, and another value as `%2$…`
  private void execute(String form, Object value) {
    var statement =
        handle
            .createQuery("select format(:form, :name, :value)")
            .bind("form", form)
            .bind("name", name)
            .bind("value", value.toString())
            .mapTo(String.class)
            .one();
    // Not Jdbi's: a colon in a name is no parameter.
    try (var plain = handle.getConnection().createStatement()) {
      plain.execute(statement);
    } catch (SQLException refused) {
      throw new IllegalStateException("Postgres refused: " + form, refused);
    }
  }
}
