package dandex.catalog;

/// A digest of a content.
///
/// @param algorithm `dandi:sha2-256`
public record Digest(String algorithm, String value) {}
