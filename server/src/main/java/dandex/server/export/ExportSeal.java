package dandex.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.AssetField;
import dandex.catalog.Question;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Seals the ids of exports for the question to which they belong: a name of the key, a mark that
/// only the key makes of question and moment, then the moment of the index that is read, all in
/// base64url. Else a caller could have any moment read that the cluster keeps.
///
/// @param question the whole of what chooses the rows, in words
record ExportSeal(ExportKey key, String question) {
  private static final int NAME = 8;
  private static final int MARK = 16;
  private static final int LONGEST = 10_000;

  static ExportSeal of(ExportKey key, Question<AssetField> question) {
    return new ExportSeal(key, question.filter() + "|" + question.text() + "|" + question.scope());
  }

  /// @param moment null where none is read
  String close(@Nullable String moment) {
    var text = moment == null ? new byte[0] : moment.getBytes(UTF_8);
    var id = new ByteArrayOutputStream();
    id.writeBytes(name());
    id.writeBytes(mark(text));
    id.writeBytes(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.toByteArray());
  }

  Opened open(String id) {
    if (id.length() > LONGEST) return new Opened.Foreign();
    try {
      return open(Base64.getUrlDecoder().decode(id));
    } catch (IllegalArgumentException malformed) {
      return new Opened.Foreign();
    }
  }

  private Opened open(byte[] id) {
    if (id.length < NAME + MARK) return new Opened.Foreign();
    if (!Arrays.equals(name(), Arrays.copyOf(id, NAME))) return new Opened.OtherKey();
    var text = Arrays.copyOfRange(id, NAME + MARK, id.length);
    return MessageDigest.isEqual(mark(text), Arrays.copyOfRange(id, NAME, NAME + MARK))
        ? new Opened.Moment(new String(text, UTF_8))
        : new Opened.Foreign();
  }

  /// By which a key is told from another, so that who comes after a restart hears the right reason.
  private byte[] name() {
    return Arrays.copyOf(key.mark("the name of the key".getBytes(UTF_8)), NAME);
  }

  private byte[] mark(byte[] moment) {
    var text = new ByteArrayOutputStream();
    text.writeBytes(question.getBytes(UTF_8));
    text.write(0);
    text.writeBytes(moment);
    return Arrays.copyOf(key.mark(text.toByteArray()), MARK);
  }
}
