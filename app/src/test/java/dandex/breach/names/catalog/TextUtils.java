package dandex.breach.names.catalog;

/// A breach kept on purpose; see HouseTest.
record TextUtils() {}
