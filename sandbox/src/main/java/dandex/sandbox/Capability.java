package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A right of root that a server keeps under another user, so as to enter folders that are closed
/// to others, as root's home is.
enum Capability {
  DAC_READ_SEARCH(2),
  // Containers grant their root this one and not the other.
  DAC_OVERRIDE(1);

  private final int bit;

  Capability(int bit) {
    this.bit = bit;
  }

  /// The options of `setpriv` that let a server through to the place.
  static List<String> toEnter(Path place) {
    var ours = effective();
    for (var capability : values()) {
      if ((ours >> capability.bit & 1) == 1) return capability.options();
    }
    throw new ServerFailed(
        place
            + " is closed to other users, and the local servers do not run as root: "
            + "open its parent folders (chmod o+x) or choose another DANDEX_HOME");
  }

  private List<String> options() {
    var added = "+" + name().toLowerCase(Locale.ROOT);
    return List.of(
        "--inh-caps=" + added,
        "--ambient-caps=" + added,
        // Else access(2), which Java asks, judges without the capability.
        "--securebits=+no_setuid_fixup");
  }

  private static long effective() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new ServerFailed("cannot read our own capabilities", e);
    }
  }
}
