package dandex.server.graphql;

import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.Runs;
import dandex.server.find.Finder;
import dandex.server.load.Stores;

/// All that answers are made from.
///
/// @param finder chooses rows
/// @param stores what the rows that were chosen are read from
public record Sources(Finder finder, Stores stores, Runs runs, Outbox outbox) {}
