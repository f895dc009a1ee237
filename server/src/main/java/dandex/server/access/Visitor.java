package dandex.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody at the door.
///
/// @param peer the address at the other end of the connection
/// @param forwardedFor values of `X-Forwarded-For`, in order
/// @param key as it was shown; null for none
/// @param wantsData false for the pages of the IDE, which need no key
public record Visitor(
    String peer, List<String> forwardedFor, @Nullable String key, boolean wantsData) {
  private static final int NETWORK_BYTES = 8;
  private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):\\d+");
  private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([^\\]]+)](?::\\d+)?");

  /// Whom to count: an address of IPv4; of IPv6 the /64, since one host has all of it.
  String address(boolean trustsProxy) {
    var last = trustsProxy ? lastForwarded() : Optional.<String>empty();
    return last.or(() -> counted(peer)).orElse(peer);
  }

  /// What the nearest proxy added; what stands before it anybody may have written.
  private Optional<String> lastForwarded() {
    if (forwardedFor.isEmpty()) return Optional.empty();
    var addresses = forwardedFor.getLast();
    return counted(addresses.substring(addresses.lastIndexOf(',') + 1).strip());
  }

  private static Optional<String> counted(String text) {
    try {
      var address = InetAddress.ofLiteral(bare(text));
      return Optional.of(
          address instanceof Inet6Address six ? network(six) : address.getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String network(Inet6Address address) {
    var network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
    return HexFormat.of().formatHex(network) + "/64";
  }

  /// Without a port, brackets and the zone, which is a name of ours.
  private static String bare(String text) {
    var four = V4_WITH_PORT.matcher(text);
    if (four.matches()) return four.group(1);
    var six = V6_IN_BRACKETS.matcher(text);
    var address = six.matches() ? six.group(1) : text;
    var zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
