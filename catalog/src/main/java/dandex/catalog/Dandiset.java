package dandex.catalog;

import java.time.Instant;

/// A dandiset apart from its versions.
///
/// @param contactPerson empty where none is named
/// @param modified moves on changes of owner and embargo only, so it says nothing about content
public record Dandiset(
    DandisetId id,
    String contactPerson,
    String embargoStatus,
    int stars,
    Instant created,
    Instant modified) {}
