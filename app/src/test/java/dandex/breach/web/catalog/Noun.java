package dandex.breach.web.catalog;

/// A breach kept on purpose; see HouseTest.
public record Noun(dandex.breach.web.server.plan.Plan plan) {}
