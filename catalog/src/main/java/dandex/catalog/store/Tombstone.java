package dandex.catalog.store;

import dandex.catalog.DandisetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dandiset that was here and is not any more.
///
/// @param name as its draft had it, else its newest version; null where it was under embargo
/// @param reason `deleted` or `embargoed`
/// @param at when we noticed, by our clock
public record Tombstone(DandisetId dandiset, @Nullable String name, String reason, Instant at) {}
