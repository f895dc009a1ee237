package dandex.sandbox.archive;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which requests go wrong, and how.
///
/// @param kind as requests are counted, `assets` for one; null for all
/// @param target found in path and query; null for all
/// @param times how many requests go wrong before it is over
/// @param rate the share of the requests concerned that go wrong
/// @param seed of the choice, where the rate leaves one
public record Fault(
    Failure failure,
    @Nullable String kind,
    @Nullable Pattern target,
    int times,
    double rate,
    long seed) {
  /// Every request, until the archive is healed.
  public static Fault always(Failure failure) {
    return new Fault(failure, null, null, Integer.MAX_VALUE, 1, 0);
  }

  /// The next requests.
  public static Fault next(int times, Failure failure) {
    return new Fault(failure, null, null, times, 1, 0);
  }

  /// A share of all requests, until the archive is healed.
  public static Fault rate(double rate, long seed, Failure failure) {
    return new Fault(failure, null, null, Integer.MAX_VALUE, rate, seed);
  }

  public Fault of(String someKind) {
    return new Fault(failure, someKind, target, times, rate, seed);
  }

  public Fault at(String regex) {
    return new Fault(failure, kind, Pattern.compile(regex), times, rate, seed);
  }

  boolean concerns(String someKind, String someTarget) {
    return (kind == null || kind.equals(someKind))
        && (target == null || target.matcher(someTarget).find());
  }
}
