package dandex.bench;

import java.io.IOException;
import java.time.Duration;

/// An act that can be done again and again for a while.
interface Contestant {
  /// Goes on for a while; what was begun in it is brought to its end.
  Timings run(Duration time) throws IOException, InterruptedException;
}
