package dandex.catalog.store;

import dandex.catalog.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Rows on their way into a table by `copy … from stdin (format binary)`, field after field.
/// Binary, because then nothing is escaped by us nor parsed by Postgres, arrays of any length
/// included.
final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int OID_OF_TEXT = 25;
  private static final int OID_OF_BIGINT = 20;
  private static final int OID_OF_FLOAT8 = 701;
  private static final int HEADER = SIGNATURE.length + 8;
  private static final int NULL = -1;
  private static final byte[] NONE = {};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final int fields;

  CopyRows(int fields) {
    this.fields = fields;
    bytes.writeBytes(SIGNATURE);
    int32(0).int32(0); // no flags, no header extension
  }

  CopyRows row() {
    return int16(fields);
  }

  CopyRows nothing() {
    return int32(NULL);
  }

  CopyRows flag(boolean value) {
    bytes.writeBytes(new byte[] {0, 0, 0, 1, (byte) (value ? 1 : 0)});
    return this;
  }

  CopyRows number(long value) {
    return int32(8).int64(value);
  }

  CopyRows time(Instant value) {
    return number(ChronoUnit.MICROS.between(EPOCH, value));
  }

  CopyRows uuid(@Nullable UUID value) {
    if (value == null) return nothing();
    return int32(16).int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
  }

  CopyRows text(@Nullable String value) {
    if (value == null) return nothing();
    var text = value.getBytes(StandardCharsets.UTF_8);
    int32(text.length);
    bytes.writeBytes(text);
    return this;
  }

  CopyRows json(Json value) {
    var text = value.text().getBytes(StandardCharsets.UTF_8);
    int32(1 + text.length);
    bytes.write(1); // the version of jsonb's wire format
    bytes.writeBytes(text);
    return this;
  }

  CopyRows texts(List<? extends @Nullable String> values) {
    if (values.isEmpty()) return int32(12).int32(0).int32(0).int32(OID_OF_TEXT);
    var texts = values.stream().map(CopyRows::bytes).toList();
    var length = 20;
    for (var text : texts) length += 4 + text.length;
    int32(length).int32(1).int32(1).int32(OID_OF_TEXT);
    int32(values.size()).int32(1); // subscripts start at 1
    for (var value = 0; value < texts.size(); value++) {
      if (values.get(value) == null) {
        nothing();
      } else {
        int32(texts.get(value).length);
        bytes.writeBytes(texts.get(value));
      }
    }
    return this;
  }

  CopyRows numbers(@Nullable List<Long> values) {
    if (values == null) return nothing();
    array(values.size(), OID_OF_BIGINT, 12);
    for (var value : values) number(value);
    return this;
  }

  CopyRows fractions(List<Double> values) {
    array(values.size(), OID_OF_FLOAT8, 12);
    for (var value : values) number(Double.doubleToLongBits(value));
    return this;
  }

  CopyRows count(int value) {
    return int32(4).int32(value);
  }

  CopyRows numberIfThere(@Nullable Long value) {
    return value == null ? nothing() : number(value);
  }

  CopyRows timeIfThere(@Nullable Instant value) {
    return value == null ? nothing() : time(value);
  }

  CopyRows jsonIfThere(@Nullable Json value) {
    return value == null ? nothing() : json(value);
  }

  /// Takes over the rows of another one with the same fields.
  CopyRows with(CopyRows others) {
    var all = others.bytes.toByteArray();
    bytes.write(all, HEADER, all.length - HEADER);
    return this;
  }

  /// Tells rows from other rows.
  void digest(MessageDigest into) {
    into.update(bytes.toByteArray());
  }

  private void array(int length, int oid, int bytesOfOne) {
    if (length == 0) {
      int32(12).int32(0).int32(0).int32(oid);
      return;
    }
    int32(20 + bytesOfOne * length).int32(1).int32(0).int32(oid);
    int32(length).int32(1); // subscripts start at 1
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? NONE : text.getBytes(StandardCharsets.UTF_8);
  }

  /// Hands the rows over.
  ///
  /// @param copy the statement
  void into(Handle handle, String copy) {
    int16(-1);
    try (var stream =
        new PGCopyOutputStream(handle.getConnection().unwrap(PGConnection.class), copy)) {
      bytes.writeTo(stream);
    } catch (SQLException refused) {
      throw new IllegalStateException("Postgres took no rows: " + refused.getMessage(), refused);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private CopyRows int16(int value) {
    bytes.write(value >>> 8);
    bytes.write(value);
    return this;
  }

  private CopyRows int32(int value) {
    return int16(value >>> 16).int16(value);
  }

  private CopyRows int64(long value) {
    return int32((int) (value >>> 32)).int32((int) value);
  }
}
