package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Changes of one kind from claiming to settling: each is one short statement, and between the two
/// there is no transaction. Neither ever waits for a row, so a deliverer is part of no deadlock.
record Claim(Jdbi jdbi, Clock clock, DocumentKind kind) {
  /// What is postponed waits so long first, twice as long each time, and at most [#LONGEST].
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Takes changes that are due and moves them past the lease, those due longest first.
  List<Change> take(int limit) {
    return jdbi.withHandle(handle ->
        bindTimes(
                handle.createQuery(
                    """
                    with due as (
                      select kind, key, due from outbox
                      where kind = :kind and delivered < revision
                        and due <= greatest(:now, clock_timestamp())
                      order by due, key
                      limit :limit
                      for no key update skip locked),
                    claimed as (
                      update outbox o
                      set due = greatest(:now, clock_timestamp()) + :lease * interval '1 second'
                      from due d where o.kind = d.kind and o.key = d.key
                      returning o.key, o.revision, d.due)
                    select key, revision from claimed order by due, key
                    """))
            .bind("limit", limit)
            .bind("lease", Outbox.LEASE.toSeconds())
            .map((row, _) -> new Change(kind, row.getString("key"), row.getLong("revision")))
            .list());
  }

  /// Confirms what is delivered, parks what is refused, postpones the rest. A row that someone else
  /// holds just now, or whose newer revision is there already, is passed over: at worst it comes
  /// again after its lease, and is delivered again, which changes nothing.
  void settle(List<Change> changes, List<Delivery.Outcome> outcomes) {
    var refusals = new ArrayList<@Nullable String>(changes.size());
    var later = new ArrayList<Boolean>(changes.size());
    for (var outcome : outcomes) {
      refusals.add(outcome instanceof Delivery.Outcome.Refused refused ? refused.reason() : null);
      later.add(outcome instanceof Delivery.Outcome.Later);
    }
    jdbi.useHandle(handle ->
        bindTimes(
                handle.createUpdate(
                    """
                    with outcome as (
                      select * from unnest(:keys, :revisions, :refusals, :later)
                        as outcome (key, revision, refusal, later)),
                    taken as (
                      select o.key, outcome.revision, refusal, later
                      from outbox o join outcome on o.key = outcome.key
                      where o.kind = :kind and o.delivered < outcome.revision
                      order by o.key
                      for no key update of o skip locked),
                    parking as (
                      insert into parked (kind, key, revision, reason, at)
                      select :kind, key, revision, refusal, :now
                      from taken where refusal is not null
                      order by key
                      on conflict (kind, key) do update set
                        revision = excluded.revision, reason = excluded.reason),
                    released as (
                      delete from parked p using taken t
                      where p.kind = :kind and p.key = t.key and not t.later and t.refusal is null),
                    postponed as (
                      update outbox o set
                        attempts = o.attempts + 1,
                        due = greatest(:now, clock_timestamp())
                          + least(:shortest * 2 ^ least(o.attempts, 20), :longest)
                            * interval '1 second'
                      from taken t
                      where o.kind = :kind and o.key = t.key and t.later
                        and o.revision = t.revision)
                    update outbox o set delivered = t.revision, attempts = 0
                    from taken t
                    where o.kind = :kind and o.key = t.key and not t.later
                    """))
            .bindArray("keys", String.class, changes.stream().map(Change::key).toList())
            .bindArray("revisions", Long.class, changes.stream().map(Change::revision).toList())
            .bindArray("refusals", String.class, refusals)
            .bindArray("later", Boolean.class, later)
            .bind("shortest", SHORTEST.toSeconds())
            .bind("longest", LONGEST.toSeconds())
            .execute());
  }

  private <S extends SqlStatement<S>> S bindTimes(S statement) {
    return statement
        .bind("kind", kind.column())
        .bindBySqlType(
            "now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
