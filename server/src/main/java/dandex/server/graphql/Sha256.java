package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The SHA-256 of a document's text in UTF-8: 64 small hexadecimal digits.
public record Sha256(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!FORM.matcher(hex).matches()) throw new IllegalArgumentException("no SHA-256: " + hex);
  }

  static Sha256 of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new Sha256(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Nothing where the text is no SHA-256 in hexadecimal digits.
  public static Optional<Sha256> parse(String text) {
    var small = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(small).matches() ? Optional.of(new Sha256(small)) : Optional.empty();
  }
}
