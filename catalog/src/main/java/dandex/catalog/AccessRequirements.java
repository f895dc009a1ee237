package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// Who may read the data.
///
/// @param status `dandi:OpenAccess`
/// @param embargoedUntil a date, `2026-05-01`
/// @param email of whom to ask
/// @param url of whom to ask
public record AccessRequirements(
    @Nullable String status,
    @Nullable String embargoedUntil,
    @Nullable String description,
    @Nullable String email,
    @Nullable String url) {}
