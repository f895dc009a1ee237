package dandex.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The same act again and again over some lines at once, the next one on a line when the one before
/// is answered.
///
/// @param port on loopback
/// @param act requests that are sent one after another
record Load(int port, List<byte[]> act, int lines) implements Contestant {
  @Override
  public Timings run(Duration time) throws IOException, InterruptedException {
    return Timings.ofRepeated(time, lines, "a request under load", Act::new);
  }

  private final class Act implements Timings.Act {
    private final Line line = new Line(port);

    Act() throws IOException {}

    @Override
    public void once() throws IOException {
      for (var request : act) line.ask(request);
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }
}
