package dandex.server.find;

import dandex.catalog.NwbItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of the structure of files.
///
/// @param path without a leading slash, `/` for the file itself; soft links on it are followed
/// @param depth levels below the path
/// @param kinds of items; no item has none of them
/// @param first how many items at most
/// @param backward whether the last ones are wanted
/// @param after names from the path down to the item before the first one, or after the last one
/// @param counted whether the number of all matches is wanted
/// @param children whether the numbers of children are wanted
public record StructureInquiry(
    String path,
    int depth,
    List<NwbItem.Kind> kinds,
    int first,
    boolean backward,
    @Nullable List<String> after,
    boolean counted,
    boolean children) {}
