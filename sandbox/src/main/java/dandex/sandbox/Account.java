package dandex.sandbox;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The user that the servers run under: ourselves, or `nobody` when we are root, since neither
/// Postgres nor Elasticsearch runs as root.
record Account(boolean weAreRoot) {
  private static final int NOBODY = 65534;

  static Account ofServers() {
    return new Account(new UnixSystem().getUid() == 0);
  }

  /// Makes the account the owner of the folder and all that is in it.
  void give(Path folder) {
    if (!weAreRoot) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (var path : (Iterable<Path>) all::iterator) {
        if (!owns(path)) own(path);
      }
    } catch (IOException e) {
      throw new ServerFailed("cannot hand over " + folder, e);
    }
  }

  /// The command as run by the account, which must be able to enter the given places.
  List<String> command(List<String> command, List<Path> places) {
    if (!weAreRoot) return command;
    var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
    whole.add("--clear-groups");
    places.stream()
        .filter(place -> !isOpen(place))
        .findFirst()
        .ifPresent(closed -> whole.addAll(Capability.toEnter(closed)));
    whole.addAll(command);
    return whole;
  }

  private static boolean isOpen(Path place) {
    try {
      for (Path on = place.toRealPath(); on != null; on = on.getParent()) {
        if (!owns(on)
            && !Files.getPosixFilePermissions(on).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new ServerFailed("cannot look at " + place, e);
    }
  }

  private static boolean owns(Path path) throws IOException {
    return Integer.valueOf(NOBODY)
        .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  private static void own(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
  }
}
