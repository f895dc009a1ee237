package dandex.catalog.store;

import java.util.UUID;

/// The reading of one version, under way: what it stages is seen by nobody until it is kept.
public record Load(UUID id) {}
