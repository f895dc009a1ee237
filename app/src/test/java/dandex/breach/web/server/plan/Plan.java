package dandex.breach.web.server.plan;

/// A breach kept on purpose; see HouseTest.
public record Plan() {}
