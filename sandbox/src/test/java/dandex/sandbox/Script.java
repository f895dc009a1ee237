package dandex.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A server in a few words of shell, which finds its site as `$1` and its port as `$2`.
record Script(String words) implements Program {
  @Override
  public String name() {
    return "Script";
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public void furnish(Site site, int port) {}

  @Override
  public List<String> command(Site site, int port) {
    return List.of("sh", "-c", words, "script", site.folder().toString(), Integer.toString(port));
  }

  @Override
  public Map<String, String> environment(Site site) {
    return Map.of();
  }

  @Override
  public List<Path> places() {
    return List.of();
  }

  @Override
  public boolean answers(Site site, int port) {
    return site.logSays("answers");
  }
}
