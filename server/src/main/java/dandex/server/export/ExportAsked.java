package dandex.server.export;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Question;
import org.jspecify.annotations.Nullable;

/// What is asked of an export.
///
/// @param question in the order of keys
/// @param export the id of the one that is gone on with; null for a new one
/// @param after the last asset that is there already; null for none
public record ExportAsked(
    Question<AssetField> question, @Nullable String export, @Nullable AssetId after) {}
