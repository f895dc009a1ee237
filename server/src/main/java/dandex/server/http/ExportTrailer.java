package dandex.server.http;

import dandex.server.export.Export;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Map;

/// Tells behind the end of an export, and there only, how many rows there were, to clients that
/// read on so far: some take what follows a body for an error.
final class ExportTrailer {
  private static final String ROWS = "Export-Rows";

  private ExportTrailer() {}

  static void announce(Context context, Export export) {
    if (!isAccepted(context)) return;
    context.header("Trailer", ROWS);
    context.res().setTrailerFields(() -> Map.of(ROWS, Long.toString(export.rows())));
  }

  private static boolean isAccepted(Context context) {
    var accepted = context.header("TE");
    return accepted != null
        && !context.protocol().equals("HTTP/1.0")
        && Arrays.stream(accepted.split(",", -1))
            .anyMatch(it -> it.strip().equalsIgnoreCase("trailers"));
  }
}
