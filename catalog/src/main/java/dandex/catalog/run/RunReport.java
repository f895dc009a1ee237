package dandex.catalog.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run did.
///
/// @param counts by name in camel case, `assetsAdded`, in the order in which people read them
/// @param message why it failed, where it did
public record RunReport(
    Map<String, Long> counts, List<RunError> errors, @Nullable String message) {}
