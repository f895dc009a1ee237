package dandex.catalog.document;

import dandex.catalog.DocumentKind;

/// An index as it is.
///
/// @param name of the one behind the alias, `dandex-asset-1`
/// @param mapping the hash of the resource that it was made of
/// @param current whether that is the one that this program has
public record IndexFacts(
    DocumentKind kind, String name, long documents, String mapping, boolean current) {}
