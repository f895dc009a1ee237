package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// How a detached server is found again.
///
/// @param pid the process that was started: the head of the server's process group
record Note(long pid, int port) {
  void leave(Site site) {
    var properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("port", Integer.toString(port));
    var draft = site.folder().resolve("server.properties.new");
    try {
      try (var out = Files.newBufferedWriter(draft)) {
        properties.store(out, null);
      }
      Files.move(draft, site.noteFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ServerFailed("cannot write " + site.noteFile(), e);
    }
  }

  static void remove(Site site) {
    try {
      Files.deleteIfExists(site.noteFile());
    } catch (IOException e) {
      throw new ServerFailed("cannot delete " + site.noteFile(), e);
    }
  }

  static Optional<Note> at(Site site) {
    Path file = site.noteFile();
    if (!Files.exists(file)) return Optional.empty();
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
      return Optional.of(
          new Note(
              Long.parseLong(properties.getProperty("pid", "")),
              Integer.parseInt(properties.getProperty("port", ""))));
    } catch (IOException e) {
      throw new ServerFailed("cannot read " + file, e);
    } catch (NumberFormatException e) {
      throw new ServerFailed(file + " is not what we wrote: delete it", e);
    }
  }
}
