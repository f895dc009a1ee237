package dandex.server.graphql;

import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.Runs;
import dandex.server.act.Actions;
import dandex.server.find.Finder;
import dandex.server.load.Stores;

/// All that answers are made from.
///
/// @param finder chooses rows
/// @param stores what the rows that were chosen are read from
/// @param actions what callers can have done
public record Sources(Finder finder, Stores stores, Runs runs, Outbox outbox, Actions actions) {}
