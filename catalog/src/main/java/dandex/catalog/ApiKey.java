package dandex.catalog;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of a key of the API, but not its secret.
///
/// @param name whose it is
/// @param id the public part of the key
/// @param rate requests a minute, 0 for no limit; null for the usual
/// @param lastUsed to the minute
public record ApiKey(
    String name,
    String id,
    Right may,
    @Nullable Integer rate,
    Instant created,
    @Nullable Instant revoked,
    @Nullable Instant lastUsed) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  /// What a key is good for.
  public enum Right {
    READ,
    /// Reading, and asking for runs.
    OPERATE
  }

  public ApiKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name for a key: 1 to 64 letters, digits and any of . _ @ -"
              .formatted(name));
    }
    if (rate != null && rate < 0) throw new IllegalArgumentException("the rate is " + rate);
  }

  /// One that nobody has used yet.
  public static ApiKey fresh(
      String name, ApiToken token, Right may, @Nullable Integer rate, Instant created) {
    return new ApiKey(name, token.id(), may, rate, created, null, null);
  }

  public boolean isRevoked() {
    return revoked != null;
  }
}
