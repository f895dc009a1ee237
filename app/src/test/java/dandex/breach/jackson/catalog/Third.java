package dandex.breach.jackson.catalog;

import tools.jackson.databind.ObjectMapper;

/// A breach kept on purpose; see HouseTest.
record Third(ObjectMapper mapper) {}
