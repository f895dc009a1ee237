package dandex.catalog.document;

/// The document of one asset, field for field `es-mappings/asset.json`.
public record AssetDocument() {}
