package dandex.server.find;

import java.util.List;

/// What was counted over the matches of a question.
///
/// @param total how many match it
/// @param facets in the order in which they were asked for
public record Facets(long total, List<Facet> facets) {}
