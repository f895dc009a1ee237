package dandex.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.AssetField;
import dandex.catalog.Question;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Marks the ids of exports with the question to which they belong: a checksum of both, then the
/// moment of the index that is read, all in base64url. It keeps nothing secret, and outlives the
/// server, so that an export can go on with another.
record ExportSeal(String question) {
  private static final int MARK = 16;
  private static final int LONGEST = 10_000;

  static ExportSeal of(Question<AssetField> question) {
    return new ExportSeal(question.filter() + "|" + question.text() + "|" + question.scope());
  }

  /// @param moment null where none is read
  String close(@Nullable String moment) {
    var text = moment == null ? new byte[0] : moment.getBytes(UTF_8);
    var id = Arrays.copyOf(mark(text), MARK + text.length);
    System.arraycopy(text, 0, id, MARK, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  /// The moment in an id, blank where none is read; empty when the id is none of this question's,
  /// or was altered.
  Optional<String> open(String id) {
    if (id.length() > LONGEST) return Optional.empty();
    try {
      var bytes = Base64.getUrlDecoder().decode(id);
      if (bytes.length < MARK) return Optional.empty();
      var text = Arrays.copyOfRange(bytes, MARK, bytes.length);
      return Arrays.equals(mark(text), 0, MARK, bytes, 0, MARK)
          ? Optional.of(new String(text, UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private byte[] mark(byte[] moment) {
    try {
      var sum = MessageDigest.getInstance("SHA-256");
      sum.update(question.getBytes(UTF_8));
      sum.update((byte) 0);
      return Arrays.copyOf(sum.digest(moment), MARK);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
