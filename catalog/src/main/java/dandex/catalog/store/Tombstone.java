package dandex.catalog.store;

import dandex.catalog.DandisetId;
import java.time.Instant;

/// A dandiset that was here and is not any more.
///
/// @param name as its draft had it, else its newest version
/// @param reason `deleted` or `embargoed`
/// @param at when we noticed, by our clock
public record Tombstone(DandisetId dandiset, String name, String reason, Instant at) {}
