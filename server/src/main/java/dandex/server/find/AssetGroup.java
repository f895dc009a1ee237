package dandex.server.find;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assets that have the same words.
///
/// @param keys one for each field that is grouped by, null for assets that have none
/// @param size in bytes
/// @param itemCount groups and datasets of NWB files
/// @param unitCount sorted units of NWB files
/// @param structureChars of the structures of LINDI files
/// @param firstProcessed when the first structure was stored, to the millisecond
/// @param lastProcessed likewise
public record AssetGroup(
    List<@Nullable String> keys,
    long count,
    Statistics size,
    Statistics itemCount,
    Statistics unitCount,
    Statistics structureChars,
    @Nullable Instant firstProcessed,
    @Nullable Instant lastProcessed) {
  /// Of those assets of a group that have the number.
  ///
  /// @param average null where none has, like the others
  public record Statistics(
      long count,
      double sum,
      @Nullable Double average,
      @Nullable Double least,
      @Nullable Double greatest) {}
}
