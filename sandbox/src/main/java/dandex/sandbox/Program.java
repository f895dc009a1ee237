package dandex.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One kind of server: what it needs on disk, how it is called, and when it answers.
interface Program {
  String name();

  /// The signal that ends it in good order without waiting for its clients.
  String stopSignal();

  /// Makes all that the command relies on.
  void furnish(Site site, int port);

  List<String> command(Site site, int port);

  Map<String, String> environment(Site site);

  /// What the command must be able to reach beside the site.
  List<Path> places();

  boolean answers(Site site, int port);
}
