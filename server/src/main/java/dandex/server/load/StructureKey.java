package dandex.server.load;

import dandex.catalog.AssetId;
import dandex.server.find.StructureInquiry;

/// One asset's page of the structure of its file.
public record StructureKey(AssetId asset, StructureInquiry asked) {}
