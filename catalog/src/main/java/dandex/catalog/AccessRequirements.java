package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// Who may read the data.
///
/// @param status `dandi:OpenAccess`
/// @param embargoedUntil a date, `2026-05-01`
public record AccessRequirements(
    @Nullable String status, @Nullable String embargoedUntil, @Nullable String description) {}
