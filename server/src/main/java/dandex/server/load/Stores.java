package dandex.server.load;

import dandex.catalog.store.AssetStore;
import dandex.catalog.store.DandisetStore;
import dandex.catalog.store.LindiStore;
import dandex.catalog.store.LookupStore;
import dandex.catalog.store.VocabularyStore;
import dandex.server.find.ObjectFinder;
import dandex.server.find.StructureFinder;

/// All that rows are read from.
public record Stores(
    AssetStore assets,
    DandisetStore dandisets,
    LindiStore lindi,
    LookupStore lookups,
    VocabularyStore vocabulary,
    ObjectFinder objects,
    StructureFinder structures) {}
