package dandex.indexer.nwb;

/// What a ref holds that tells of the structure of a file.
///
/// @param text clean compact JSON
/// @param part what the text says
public record Metadata(String text, NodePart part) {}
