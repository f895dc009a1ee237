package dandex.breach.cycle.two;

/// A breach kept on purpose; see HouseTest.
public record Second(dandex.breach.cycle.one.First first) {}
