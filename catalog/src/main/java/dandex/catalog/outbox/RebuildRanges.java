package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// How far new indices are filled, range by range.
public final class RebuildRanges {
  private final Jdbi jdbi;

  public RebuildRanges(DataSource database) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /// How many ranges a rebuild has, and how many of them are filled.
  public record Progress(int ranges, int filled) {}

  /// Divides all keys of a kind at some of them.
  public void divide(UUID rebuild, DocumentKind kind, List<String> bounds) {
    var reached = new ArrayList<String>();
    reached.add(null);
    reached.addAll(bounds);
    var upto = new ArrayList<String>(bounds);
    upto.add(null);
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into rebuild_range (rebuild, kind, number, reached, upto)
                select :rebuild, :kind, number, reached, upto
                from unnest(:reached, :upto) with ordinality as ranges (reached, upto, number)
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .bindArray("reached", String.class, reached)
            .bindArray("upto", String.class, upto)
            .execute());
  }

  public boolean isDivided(UUID rebuild, DocumentKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select exists (
                  select from rebuild_range where rebuild = :rebuild and kind = :kind)
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .mapTo(Boolean.class)
            .one());
  }

  /// Those that are not filled yet.
  public List<KeyRange> left(UUID rebuild, DocumentKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select number, reached, upto from rebuild_range
                where rebuild = :rebuild and kind = :kind and not filled
                order by number
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .map((row, _) ->
                new KeyRange(row.getInt("number"), row.getString("reached"), row.getString("upto")))
            .list());
  }

  /// Records how far a range is filled.
  public void reached(UUID rebuild, DocumentKind kind, KeyRange range, boolean filled) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update rebuild_range set reached = :reached, filled = :filled
                where rebuild = :rebuild and kind = :kind and number = :number
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .bind("number", range.number())
            .bind("reached", range.reached())
            .bind("filled", filled)
            .execute());
  }

  public Progress progress(UUID rebuild) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select count(*) as ranges, count(*) filter (where filled) as filled
                from rebuild_range where rebuild = :rebuild
                """)
            .bind("rebuild", rebuild)
            .map((row, _) -> new Progress(row.getInt("ranges"), row.getInt("filled")))
            .one());
  }
}
