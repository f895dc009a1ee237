package dandex.server.load;

import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.Runs;
import dandex.catalog.store.AssetStore;
import dandex.catalog.store.DandisetStore;
import dandex.catalog.store.LindiStore;
import dandex.server.find.Finder;
import dandex.server.find.ObjectFinder;

/// All that answers are read from.
public record Sources(
    Finder finder,
    ObjectFinder objects,
    AssetStore assets,
    DandisetStore dandisets,
    LindiStore lindi,
    Runs runs,
    Outbox outbox) {}
