package dandex.server.trace;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A request as it comes over HTTP.
///
/// @param route the pattern of its path; null where nothing is
/// @param headers by their names; null where there is none
public record Asked(
    String method,
    String scheme,
    String path,
    @Nullable String route,
    UnaryOperator<@Nullable String> headers) {}
