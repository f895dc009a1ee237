package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// A word that is known, as it is written.
///
/// @param identifier of the dandiset, contributor or term, where one is known
/// @param count in how many assets it occurs, or for contributors and keywords in how many
///   dandisets; of a dandiset, how many assets it has
public record Suggestion(String text, @Nullable String identifier, long count) {}
