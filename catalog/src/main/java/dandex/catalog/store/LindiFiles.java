package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The rows about LINDI files.
record LindiFiles(Handle handle, LindiAsking asking) {
  /// Locks the assets that are here still, in the order of their ids; see [Contents#lock].
  Set<AssetId> lock(List<LindiAnswer> answers) {
    return handle
        .createQuery("select id from asset where id = any(:ids) order by id for no key update")
        .bindArray("ids", AssetId.class, answers.stream().map(LindiAnswer::asset).toList())
        .mapTo(AssetId.class)
        .set();
  }

  /// Files that the host says are those that are stored.
  void keepUnchanged(List<LindiAnswer> answers) {
    bind(
            handle.createUpdate(
                """
                update lindi l set
                  state = 'read', reason = null, url = answer.url, run = :run,
                  asset_modified = answer.modified, asked_at = :at, due_at = answer.due_at, misses = 0
                from unnest(:assets, :modified, :dueAgain, :urls)
                  as answer (asset, modified, due_at, url)
                where l.asset = answer.asset and l.structure is not null
                """),
            answers)
        .execute();
  }

  /// Files that were read, and those that could not be, which keep what is stored of them. The next
  /// request for a rejected file is unconditional: it may be the stored one, read with other eyes.
  Difference keep(List<LindiAnswer> answers) {
    var query =
        handle.createQuery(
            """
            with kept as (
              insert into lindi (
                asset, state, reason, url, etag, last_modified, structure, generation_metadata,
                processed_at, processing_version, run, asset_modified, asked_at, due_at, misses)
              select asset, state, reason, url, etag, last_modified,
                     cast(structure as jsonb), cast(generation_metadata as jsonb),
                     case when state = 'read' then :at end,
                     case when state in ('read', 'rejected') then :processingVersion end,
                     :run, modified, :at, due_at, case when state = 'read' then 0 else 1 end
              from unnest(:assets, :modified, :dueAgain, :urls, :states, :reasons, :etags,
                          :lastModified, :structures, :generationMetadata)
                as answer (asset, modified, due_at, url, state, reason, etag,
                           last_modified, structure, generation_metadata)
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
                run = excluded.run, asset_modified = excluded.asset_modified,
                asked_at = excluded.asked_at, due_at = excluded.due_at,
                misses = case when excluded.state = 'read' then 0
                              when excluded.asked_at = lindi.asked_at then lindi.misses
                              else lindi.misses + 1 end
              returning old.structure as before, new.structure as after)
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
