package dandex.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret with which a server seals the ids of its exports. It shows itself to nobody, not even
/// in words.
public final class ExportKey {
  /// The fewest characters of a secret that is given.
  public static final int LEAST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private ExportKey(byte[] secret) {
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// One that ends with this process.
  public static ExportKey random() {
    var secret = new byte[LEAST];
    new SecureRandom().nextBytes(secret);
    return new ExportKey(secret);
  }

  /// The same for every server that is given the same secret.
  public static ExportKey of(String secret) {
    if (secret.length() < LEAST) {
      throw new IllegalArgumentException("a secret of " + secret.length() + " characters");
    }
    return new ExportKey(secret.getBytes(UTF_8));
  }

  /// What only who has the secret can make of a text.
  byte[] mark(byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
