package dandex.server.graphql;

import dandex.catalog.AssetId;
import dandex.catalog.Json;
import dandex.catalog.store.ItemPath;
import dandex.server.find.StructureInquiry;
import dandex.server.find.StructurePage;
import org.jspecify.annotations.Nullable;

/// A group, dataset or soft link in an answer.
record ItemNode(StructurePage.Item found, AssetId asset, StructureInquiry asked, AssetPage page) {
  @Nullable Json attributes() {
    return page.attributes(new ItemPath(asset, found.path()), asked);
  }
}
