package dandex.catalog.store;

import dandex.catalog.ApiKey;
import dandex.catalog.ApiToken;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;

/// A key of the API and what proves that somebody has it.
public final class KnownKey {
  private final ApiKey key;
  private final byte[] hash;

  private KnownKey(ApiKey key, byte[] hash) {
    this.key = key;
    this.hash = hash;
  }

  static KnownKey of(ResultSet row, StatementContext context) throws SQLException {
    var key =
        new ApiKey(
            row.getString("name"),
            row.getString("id"),
            ApiKey.Right.valueOf(row.getString("may").toUpperCase(Locale.ROOT)),
            row.getObject("rate", Integer.class),
            Times.read(row, "created"),
            Times.readIfThere(row, "revoked"),
            Times.readIfThere(row, "last_used"));
    return new KnownKey(key, row.getBytes("secret_hash"));
  }

  public ApiKey key() {
    return key;
  }

  /// Whether the secret is the right one; takes as long for any.
  public boolean isOpenedBy(ApiToken token) {
    return MessageDigest.isEqual(hash, token.hash());
  }
}
