package dandex.breach.cycle.one;

/// A breach kept on purpose; see HouseTest.
public record First(dandex.breach.cycle.two.Second second) {}
