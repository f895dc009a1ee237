package dandex.indexer.sync;

import dandex.catalog.store.Database;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.run.RunContext;
import java.time.Clock;

/// One sync under way: what all its parts share.
record Errand(
    DandiArchive archive,
    Database database,
    Effect effect,
    DandiSyncOptions options,
    RunContext context,
    DandiFigures figures,
    Clock clock) {}
