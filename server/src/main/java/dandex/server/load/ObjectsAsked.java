package dandex.server.load;

import dandex.catalog.Filter;
import dandex.catalog.ObjectField;
import dandex.catalog.Page;

/// What is asked of the NWB objects of an asset, the same for every asset of a page.
///
/// @param page by path
public record ObjectsAsked(Filter<ObjectField> filter, Page page, boolean counted) {}
