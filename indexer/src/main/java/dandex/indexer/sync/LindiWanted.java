package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;

/// A file that a sync would ask for.
///
/// @param path of the asset in the dandiset
/// @param why for people: `never read`, `31 days since asked`
public record LindiWanted(
    AssetId asset, DandisetId dandiset, String path, String url, String why) {}
