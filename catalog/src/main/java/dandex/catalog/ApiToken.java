package dandex.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key of the API as its holder has it: `dandex_<id>_<secret>`, both parts in hexadecimal.
public final class ApiToken {
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("dandex_([0-9a-f]{16})_([0-9a-f]{64})");
  private static final HexFormat HEX = HexFormat.of();

  private final String id;
  private final byte[] secret;

  private ApiToken(String id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  public static ApiToken fresh(SecureRandom random) {
    return new ApiToken(HEX.formatHex(bytes(random, ID_BYTES)), bytes(random, SECRET_BYTES));
  }

  /// Nothing when the text is no key of this form.
  public static Optional<ApiToken> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) return Optional.empty();
    return Optional.of(new ApiToken(parts.group(1), HEX.parseHex(parts.group(2))));
  }

  public String id() {
    return id;
  }

  /// SHA-256 of the secret.
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// All of it, for its holder alone.
  public String reveal() {
    return "dandex_" + id + "_" + HEX.formatHex(secret);
  }

  private static byte[] bytes(SecureRandom random, int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Without the secret, fit for a log.
  @Override
  public String toString() {
    return "dandex_" + id + "_…";
  }
}
