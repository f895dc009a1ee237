package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The rows about LINDI files.
record LindiFiles(Handle handle, LindiAsking asking) {
  /// Locks the assets that are here still, in the order of their ids; see [Contents#lock].
  ///
  /// @return each with the hash of what is stored of its file, empty where nothing is
  Map<AssetId, String> lock(List<LindiAnswer> answers) {
    var hashes = new LinkedHashMap<AssetId, String>();
    handle
        .createQuery(
            """
            select a.id, coalesce(l.content_hash, '') as hash
            from asset a left join lindi l on l.asset = a.id
            where a.id = any(:ids) order by a.id for no key update of a
            """)
        .bindArray("ids", AssetId.class, answers.stream().map(LindiAnswer::asset).toList())
        .map((row, _) -> Map.entry(AssetRows.id(row, "id"), row.getString("hash")))
        .forEach(row -> hashes.put(row.getKey(), row.getValue()));
    return hashes;
  }

  /// Files that the host says are those that are stored.
  void keepUnchanged(List<LindiAnswer> answers) {
    bind(
            handle.createUpdate(
                """
                with kept as (
                  update lindi l set
                    state = 'read', reason = null, url = answer.url, run = :run,
                    asset_modified = answer.modified, asked_at = :at, due_at = answer.due_at,
                    misses = 0, failures = 0
                  from unnest(:assets, :modified, :dueAgain, :urls)
                    as answer (asset, modified, due_at, url)
                  where l.asset = answer.asset and l.structure is not null
                  returning l.asset, old.state as before)
                insert into outbox (kind, key, due)
                select 'asset', asset::text, clock_timestamp() from kept where before <> 'read'
                order by asset
                on conflict (kind, key) do update
                  set revision = outbox.revision + 1, due = clock_timestamp()
                """),
            answers)
        .execute();
  }

  /// Files that were read, and those that could not be, which keep what is stored of them. The next
  /// request for a rejected file is unconditional: it may be the stored one, read with other eyes.
  ///
  /// @param hashes of what is stored of each file that was read, in their order
  Difference keep(List<LindiAnswer> answers, List<String> hashes) {
    var query =
        handle.createQuery(
            """
            with kept as (
              insert into lindi (
                asset, state, reason, url, etag, last_modified, structure, generation_metadata,
                processed_at, processing_version, run, asset_modified, asked_at, due_at, misses,
                failures, structure_chars, content_hash)
              select asset, state, reason, url, etag, last_modified,
                     cast(structure as jsonb), cast(generation_metadata as jsonb),
                     case when state = 'read' then :at end,
                     case when state in ('read', 'rejected') then :processingVersion end,
                     :run, modified, :at, due_at,
                     case when state in ('absent', 'rejected') then 1 else 0 end,
                     case when state = 'failed' then 1 else 0 end,
                     length(structure), content_hash
              from unnest(:assets, :modified, :dueAgain, :urls, :states, :reasons, :etags,
                          :lastModified, :structures, :generationMetadata, :hashes)
                as answer (asset, modified, due_at, url, state, reason, etag,
                           last_modified, structure, generation_metadata, content_hash)
              order by asset
              on conflict (asset) do update set
                state = excluded.state, reason = excluded.reason, url = excluded.url,
                etag = case when excluded.state in ('read', 'rejected')
                            then excluded.etag else lindi.etag end,
                last_modified = case when excluded.state in ('read', 'rejected')
                                     then excluded.last_modified else lindi.last_modified end,
                -- an equal structure is not stored again, as it may be large
                structure = case when excluded.structure is null
                                   or excluded.structure = lindi.structure
                                 then lindi.structure else excluded.structure end,
                generation_metadata = case when excluded.state = 'read'
                                           then excluded.generation_metadata
                                           else lindi.generation_metadata end,
                processed_at = coalesce(excluded.processed_at, lindi.processed_at),
                processing_version =
                  coalesce(excluded.processing_version, lindi.processing_version),
                structure_chars = coalesce(excluded.structure_chars, lindi.structure_chars),
                content_hash = coalesce(excluded.content_hash, lindi.content_hash),
                run = excluded.run, asset_modified = excluded.asset_modified,
                asked_at = excluded.asked_at, due_at = excluded.due_at,
                misses = case when excluded.state = 'read' then 0
                              when excluded.state = 'failed'
                                or excluded.asked_at = lindi.asked_at then lindi.misses
                              else lindi.misses + 1 end,
                failures = case when excluded.state <> 'failed' then 0
                                when excluded.asked_at = lindi.asked_at then lindi.failures
                                else lindi.failures + 1 end
              returning lindi.asset, old.structure as before, new.structure as after,
                -- what a document says of the file
                (old.state, old.processed_at, old.structure_chars, old.content_hash)
                  is distinct from
                  (new.state, new.processed_at, new.structure_chars, new.content_hash)
                  as is_other),
            due as (
              insert into outbox (kind, key, due)
              select 'asset', asset::text, clock_timestamp() from kept where is_other
              order by asset
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select count(*) filter (where before is null and after is not null) as added,
                   count(*) filter (where before <> after) as changed, 0 as removed
            from kept
            """);
    return bind(query, answers)
        .bind("processingVersion", asking.processingVersion())
        .bindArray("states", String.class, each(answers, LindiAnswer::state))
        .bindArray("reasons", String.class, each(answers, LindiAnswer::reason))
        .bindArray("etags", String.class, ofFiles(answers, LindiFile::etag))
        .bindArray("lastModified", String.class, ofFiles(answers, LindiFile::lastModified))
        .bindArray("structures", String.class, ofFiles(answers, file -> file.structure().text()))
        .bindArray(
            "generationMetadata",
            String.class,
            ofFiles(answers, file -> text(file.generationMetadata())))
        .bindArray("hashes", String.class, spread(answers, hashes))
        .map(Difference::of)
        .one();
  }

  private <S extends SqlStatement<S>> S bind(S statement, List<LindiAnswer> answers) {
    return statement
        .bind("run", asking.run())
        .bind("at", asking.at())
        .bindArray("assets", AssetId.class, each(answers, LindiAnswer::asset))
        .bindArray("modified", Instant.class, each(answers, LindiAnswer::modified))
        .bindArray("dueAgain", Instant.class, each(answers, LindiAnswer::dueAgain))
        .bindArray("urls", String.class, each(answers, LindiAnswer::url));
  }

  private static List<@Nullable String> ofFiles(
      List<LindiAnswer> answers, Function<LindiFile, @Nullable String> part) {
    return each(
        answers,
        answer -> {
          var file = answer.file();
          return file == null ? null : part.apply(file);
        });
  }

  private static List<@Nullable String> spread(List<LindiAnswer> answers, List<String> ofRead) {
    var next = ofRead.iterator();
    return each(answers, answer -> answer.file() == null ? null : next.next());
  }

  private static <T extends @Nullable Object> List<T> each(
      List<LindiAnswer> answers, Function<LindiAnswer, T> part) {
    var parts = new ArrayList<T>(answers.size());
    for (var answer : answers) parts.add(part.apply(answer));
    return parts;
  }

  private static @Nullable String text(@Nullable Json json) {
    return json == null ? null : json.text();
  }
}
