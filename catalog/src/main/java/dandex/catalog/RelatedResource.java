package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// Something outside that a dandiset relates to: a paper, code, another data set.
///
/// @param relation of the dandiset to it, `dcite:IsDescribedBy`
/// @param resourceType `dcite:JournalArticle`
/// @param repository where it is kept
public record RelatedResource(
    @Nullable String identifier,
    @Nullable String name,
    @Nullable String url,
    @Nullable String relation,
    @Nullable String resourceType,
    @Nullable String repository) {}
