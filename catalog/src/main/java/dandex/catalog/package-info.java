/// What is known: dandisets, versions, assets, NWB objects, and the questions that are asked of
/// them. Values only; how they are kept is the business of the packages below.
@NullMarked
package dandex.catalog;

import org.jspecify.annotations.NullMarked;
