package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/// What a selection takes and what it leaves.
record LindiChoice(Handle handle, LindiSelection selection) {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final String ELIGIBLE =
      "a.encoding_format = 'application/x-nwb' and a.zarr is null";

  /// Null where the file is not due. One that was read is due before its date when it was put off
  /// for clearly longer than is wanted now: dates are spread about what was wanted then.
  private static final String REASON =
      """
      case
        when l.asset is null then 'NEVER_ASKED'
        when l.asset_modified <> a.modified then 'ASSET_MODIFIED'
        when l.processing_version < :processingVersion then 'OLDER_PROCESSING'
        when l.due_at <= :now
          or l.state in ('absent', 'rejected') and :retriesAbsent
          or l.state = 'read' and l.asked_at <= :longAgo
             and l.due_at - l.asked_at > make_interval(secs => :putOff) then upper(l.state)
        when :isForced then 'FORCED'
      end
      """;

  private static final String IN_DANDISETS =
      """
      a.id in (
        select p.asset from version v join place p on p.version = v.id
        where v.dandiset = any(:dandisets))
      """;

  /// The first dandiset in which the asset stands, drafts before others.
  private static final String HOME =
      """
      cross join lateral (
        select v.dandiset, p.path from place p join version v on v.id = p.version
        where p.asset = a.id
        order by v.version = 'draft' desc, v.dandiset, p.path
        limit 1) home
      """;

  /// @param after of the same selection, with which the page before ended
  List<LindiChosen> page(@Nullable LindiChosen after, int limit) {
    var query =
        query(
            """
            select a.id, a.modified, home.dandiset, home.path, l.asked_at, why.reason,
                   coalesce(l.misses, 0) as misses, coalesce(l.failures, 0) as failures,
                   case when l.processing_version = :processingVersion then l.etag end as etag,
                   case when l.processing_version = :processingVersion then l.last_modified end
                     as last_modified,
                   case when l.processing_version = :processingVersion and l.state = 'read'
                          and l.structure is not null
                          and l.etag is null and l.last_modified is null
                          and l.generation_metadata ->> 'generationTimestamp' is not null
                        then l.generation_metadata end as generation_metadata
            from asset a
              left join lindi l on l.asset = a.id
            """,
            "cross join lateral (select " + REASON + " as reason) why",
            HOME,
            "where " + ELIGIBLE + " and why.reason is not null",
            named(),
            after == null ? "" : "and " + place() + " > " + mark(after),
            "order by " + place(),
            "limit :limit");
    if (after != null) {
      query.bind("after", after.due().asset().uuid());
      if (after.asked() != null) query.bind("askedAfter", after.asked());
    }
    return query.bind("limit", limit).map(LindiRows::chosen).list();
  }

  long count() {
    return query(
            "select count(*) from asset a left join lindi l on l.asset = a.id",
            "where " + ELIGIBLE + " and " + REASON + " is not null",
            "and exists (select from place p where p.asset = a.id)",
            named())
        .mapTo(Long.class)
        .one();
  }

  /// By asset id.
  List<LindiLeft.Of> left(@Nullable AssetId after, int limit) {
    return query(
            "select a.id, home.path, a.reason, a.what, a.due_at from",
            leftovers(),
            HOME,
            after == null ? "" : "where a.id > :after",
            "order by a.id limit :limit")
        .bind("limit", limit)
        .bind("after", after == null ? BEFORE_ALL : after.uuid())
        .map(LindiRows::left)
        .list();
  }

  /// The most frequent first.
  List<LindiLeft.Group> groups() {
    return query(
            "select a.reason, a.what, min(a.due_at) as due_at, count(*) as assets from",
            leftovers(),
            "where exists (select from place p where p.asset = a.id)",
            "group by a.reason, a.what order by assets desc, a.reason collate \"C\", a.what collate"
                + " \"C\"")
        .map(LindiRows::group)
        .list();
  }

  private String leftovers() {
    var isBoth = !selection.dandisets().isEmpty() && !selection.assets().isEmpty();
    return """
    (select a.id, why.reason, l.due_at,
            case why.reason when 'OTHER_FORMAT' then a.encoding_format
                            when 'NOT_DUE' then l.state end as what
     from asset a
       left join lindi l on l.asset = a.id
       cross join lateral (select case
    """
        + (isBoth ? "when not " + IN_DANDISETS + " then 'ELSEWHERE'\n" : "")
        + """
          when a.zarr is not null then 'ZARR'
          when a.encoding_format is null then 'NO_FORMAT'
          when a.encoding_format <> 'application/x-nwb' then 'OTHER_FORMAT'
          when
        """
        + REASON
        + """
           is null then 'NOT_DUE'
         end as reason) why
        where why.reason is not null
        """
        + (isBoth ? "and a.id = any(:assets)" : named())
        + ") a";
  }

  private String named() {
    return (selection.dandisets().isEmpty() ? "" : "and " + IN_DANDISETS)
        + (selection.assets().isEmpty() ? "" : "and a.id = any(:assets)");
  }

  private String place() {
    return selection.isOldestFirst() ? "(coalesce(l.asked_at, '-infinity'), a.id)" : "a.id";
  }

  private String mark(LindiChosen after) {
    if (!selection.isOldestFirst()) return ":after";
    return after.asked() == null ? "('-infinity', :after)" : "(:askedAfter, :after)";
  }

  /// Joins constant texts, and binds what any of them may name.
  private Query query(String... parts) {
    var age = selection.revalidateAfter();
    var putOff = age.plus(age.dividedBy(5));
    return handle
        .createQuery(String.join("\n", parts))
        .configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true))
        .bind("now", selection.now())
        .bind("processingVersion", selection.processingVersion())
        .bind("isForced", selection.isForced())
        .bind("retriesAbsent", selection.retriesAbsent())
        .bind("longAgo", selection.now().minus(age))
        .bind("putOff", (double) putOff.toSeconds())
        .bindArray("dandisets", DandisetId.class, selection.dandisets())
        .bindArray("assets", AssetId.class, selection.assets());
  }
}
