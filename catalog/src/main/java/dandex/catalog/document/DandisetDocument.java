package dandex.catalog.document;

/// The document of one dandiset, field for field `es-mappings/dandiset.json`.
public record DandisetDocument() {}
