package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the archive sums up of the valid assets of a version; it may lag behind them.
///
/// @param topics without sexes and subjects
public record AssetsSummary(
    @Nullable Long bytes,
    @Nullable Long files,
    @Nullable Long subjects,
    @Nullable Long samples,
    @Nullable Long cells,
    List<Term> dataStandards,
    Topics topics) {}
