package dandex.breach.libraries.server.plan;

import org.jdbi.v3.core.Jdbi;

/// A breach kept on purpose; see HouseTest.
record Sql(Jdbi jdbi) {}
