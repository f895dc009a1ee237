package dandex.catalog.store;

/// How much there is.
///
/// @param exact whether it was counted; else Postgres reckons so from its last analysis
public record Amount(long number, boolean exact) {}
