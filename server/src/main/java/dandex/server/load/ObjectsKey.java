package dandex.server.load;

import dandex.catalog.AssetId;

/// One asset's page of NWB objects.
public record ObjectsKey(AssetId asset, ObjectsAsked asked) {}
