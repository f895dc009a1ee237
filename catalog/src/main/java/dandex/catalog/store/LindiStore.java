package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.LindiFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of asking for LINDI files, and what was in them.
public final class LindiStore {
  private final org.jdbi.v3.core.Jdbi jdbi;

  LindiStore(org.jdbi.v3.core.Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// An asset whose LINDI file is due, with what makes the request conditional.
  public record Due(
      AssetId asset,
      DandisetId dandiset,
      Instant modified,
      int misses,
      @Nullable String etag,
      @Nullable String lastModified) {}

  /// How one asking ended.
  public sealed interface Outcome {
    Due due();

    /// A file was read.
    record Read(Due due, LindiFile file) implements Outcome {}

    /// The file is the one that is stored (304).
    record Unchanged(Due due, String url) implements Outcome {}

    /// There is none (404).
    record Absent(Due due, String url) implements Outcome {}

    /// The file cannot be used.
    record Rejected(Due due, String url, String reason) implements Outcome {}

    /// The host could not be asked.
    record Failed(Due due, String url, String reason) implements Outcome {}
  }

  /// Up to `limit` NWB assets (`application/x-nwb`, no zarr) whose file is due, by asset id after
  /// the given one: never asked for, modified since, processed by an older version of the reader,
  /// or past its due date. The dandiset is the first in which the asset stands, drafts before
  /// others.
  public List<Due> due(Instant now, int processingVersion, @Nullable AssetId after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// How many are due.
  public long dueCount(Instant now, int processingVersion) {
    throw new UnsupportedOperationException();
  }

  /// Stores a batch of outcomes, each with the date when it is to be asked for again; objects that
  /// changed are to be mirrored. A worse outcome keeps the structure and objects that are stored.
  /// An asset that left meanwhile is passed over. Safe to repeat.
  ///
  /// @param run the run that asked
  /// @param at when it asked
  /// @return added and changed: files whose structure is new or other; removed: always 0
  public Difference keep(
      long run, int processingVersion, Instant at, List<Outcome> outcomes, List<Instant> dueAgain) {
    throw new UnsupportedOperationException();
  }
}
