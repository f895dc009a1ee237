package dandex.catalog.store;

import dandex.catalog.AssetId;

/// Where a group or dataset stands, in which file.
public record ItemPath(AssetId asset, String path) {}
