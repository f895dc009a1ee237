package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;

/// A document that is due.
///
/// @param key the asset's UUID or the dandiset's digits
/// @param revision the external version of the document
public record Change(DocumentKind kind, String key, long revision) {}
