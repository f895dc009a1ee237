package dandex.app;

import dandex.catalog.document.IndexFacts;
import java.util.List;

/// What an Elasticsearch says.
///
/// @param version its own
/// @param health `green`, `yellow` or `red`
/// @param bytes of all our indices
/// @param indices that serve
record ClusterFacts(String version, String health, long bytes, List<IndexFacts> indices) {}
