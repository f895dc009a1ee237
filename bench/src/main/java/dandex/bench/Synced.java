package dandex.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How a sync went, by its own record: the start of a virtual machine is measured elsewhere.
record Synced(double seconds, long requests, @Nullable Long resident) {
  static Synced of(Program.Ended ended) throws IOException {
    var run = ended.json();
    return new Synced(
        run.path("tookSeconds").asDouble(),
        run.path("counts").path("requests").asLong(),
        ended.resident());
  }
}
