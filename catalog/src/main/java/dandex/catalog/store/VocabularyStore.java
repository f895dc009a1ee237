package dandex.catalog.store;

import dandex.catalog.DandisetId;
import dandex.catalog.Suggestion;
import dandex.catalog.SuggestionKind;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The words that are known, for whoever begins to type one.
public final class VocabularyStore {
  private final Jdbi jdbi;

  VocabularyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Up to `limit` words that have the prefix at the beginning of one of their words, whatever the
  /// case and the accents; the most frequent first, then by text. One statement.
  ///
  /// @param dandiset whose words alone are looked at; null for those of all
  public List<Suggestion> suggest(
      SuggestionKind kind, String prefix, @Nullable DandisetId dandiset, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select v.written, max(v.identifier) as identifier, sum(v.count)::bigint as count
                from (
                  select * from vocabulary
                  where cast(:dandiset as text) is null
                    and beginnings
                      @@ cast(quote_literal(:kind || ' ' || folded(:prefix)) || ':*' as tsquery)
                  union all
                  select * from vocabulary
                  where dandiset = :dandiset and kind = :kind
                    and beginnings
                      @@ cast(quote_literal(:kind || ' ' || folded(:prefix)) || ':*' as tsquery)) v
                where v.count > 0
                -- only dandisets are told apart by more than their text
                group by v.written, case when :kind = 'DANDISET' then v.identifier end
                order by sum(v.count) desc, v.written
                limit :limit
                """)
            .bind("kind", kind.name())
            .bind("prefix", prefix)
            .bind("dandiset", dandiset == null ? null : dandiset.digits())
            .bind("limit", limit)
            .map((row, _) ->
                new Suggestion(
                    row.getString("written"), row.getString("identifier"), row.getLong("count")))
            .list());
  }
}
