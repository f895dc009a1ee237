package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// What a new index refused while it was filled.
public final class Refusals {
  private final Jdbi jdbi;

  public Refusals(DataSource database) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /// Those that the index that serves took.
  ///
  /// @param example one of them with the reason; empty where there is none
  public record Worse(long count, String example) {}

  /// Records how the newest deliveries of documents fared.
  ///
  /// @param refused reasons by key
  public void record(
      UUID rebuild, DocumentKind kind, Collection<String> taken, Map<String, String> refused) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              delete from rebuild_refusal
              where rebuild = :rebuild and kind = :kind and key = any(:taken)
              """)
          .bind("rebuild", rebuild)
          .bind("kind", kind.column())
          .bindArray("taken", String.class, taken)
          .execute();
      if (refused.isEmpty()) return;
      var entries = List.copyOf(refused.entrySet());
      handle
          .createUpdate(
              """
              insert into rebuild_refusal (rebuild, kind, key, reason)
              select :rebuild, :kind, key, reason
              from unnest(:keys, :reasons) as refused (key, reason)
              on conflict (rebuild, kind, key) do update set reason = excluded.reason
              """)
          .bind("rebuild", rebuild)
          .bind("kind", kind.column())
          .bindArray("keys", String.class, entries.stream().map(Map.Entry::getKey).toList())
          .bindArray("reasons", String.class, entries.stream().map(Map.Entry::getValue).toList())
          .execute();
    });
  }

  /// Which of these documents were refused.
  public Set<String> among(UUID rebuild, DocumentKind kind, Collection<String> keys) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select key from rebuild_refusal
                where rebuild = :rebuild and kind = :kind and key = any(:keys)
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .bindArray("keys", String.class, keys)
            .mapTo(String.class)
            .collect(Collectors.toSet()));
  }

  /// What was refused and is not parked.
  public Worse worse(UUID rebuild) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select count(*) as count, coalesce(min(r.key || ': ' || r.reason), '') as example
                from rebuild_refusal r
                where r.rebuild = :rebuild and not exists (
                  select from parked p where p.kind = r.kind and p.key = r.key)
                """)
            .bind("rebuild", rebuild)
            .map((row, _) -> new Worse(row.getLong("count"), row.getString("example")))
            .one());
  }
}
