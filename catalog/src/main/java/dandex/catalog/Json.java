package dandex.catalog;

/// A JSON document as text, kept but not looked into. Holds no U+0000, which Postgres refuses.
public record Json(String text) {}
