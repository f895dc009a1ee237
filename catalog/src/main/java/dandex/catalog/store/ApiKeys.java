package dandex.catalog.store;

import dandex.catalog.ApiKey;
import dandex.catalog.ApiToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Keys of the API. One that was revoked stays on record.
public final class ApiKeys {
  /// How exactly it is known when a key was last used.
  public static final Duration USE = Duration.ofMinutes(1);

  private final Jdbi jdbi;

  ApiKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Keeps a key.
  ///
  /// @return false when the name was given before, be it to a key that is revoked
  public boolean create(ApiKey key, ApiToken token) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                insert into api_key (name, id, secret_hash, may, rate, created)
                values (:name, :id, :hash, :may, :rate, :created)
                on conflict (name) do nothing
                """)
            .bind("name", key.name())
            .bind("id", key.id())
            .bind("hash", token.hash())
            .bind("may", key.may().name().toLowerCase(Locale.ROOT))
            .bind("rate", key.rate())
            .bind("created", key.created())
            .execute())
        == 1;
  }

  /// All keys, the oldest first.
  public List<ApiKey> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from api_key order by created, name")
            .map(KnownKey::of)
            .map(KnownKey::key)
            .list());
  }

  public Optional<KnownKey> byId(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from api_key where id = :id")
            .bind("id", id)
            .map(KnownKey::of)
            .findOne());
  }

  /// Ends a key; one that has ended stays as it is.
  ///
  /// @return the key afterwards, or nothing when there is none of that name
  public Optional<ApiKey> revoke(String name, Instant at) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                update api_key set revoked = coalesce(revoked, :at) where name = :name
                returning *
                """)
            .bind("name", name)
            .bind("at", at)
            .map(KnownKey::of)
            .map(KnownKey::key)
            .findOne());
  }

  /// Records that a key was used; at most once in [#USE].
  public void used(String id, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update api_key set last_used = :at
                where id = :id and (last_used is null or last_used <= :before)
                """)
            .bind("id", id)
            .bind("at", at)
            .bind("before", at.minus(USE))
            .execute());
  }
}
