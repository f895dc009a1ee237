package dandex.catalog.store;

import dandex.catalog.Json;
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

  private final CopyBytes bytes = new CopyBytes();
  private final int fields;

  CopyRows(int fields) {
    this.fields = fields;
    bytes.add(SIGNATURE);
    int32(0).int32(0); // no flags, no header extension
  }

  CopyRows row() {
    return int16(fields);
  }

  CopyRows nothing() {
    return int32(NULL);
  }

  CopyRows flag(boolean value) {
    int32(1);
    bytes.add((byte) (value ? 1 : 0));
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
    bytes.add(text);
    return this;
  }

  CopyRows json(Json value) {
    var text = value.text().getBytes(StandardCharsets.UTF_8);
    int32(1 + text.length);
    bytes.add((byte) 1); // the version of jsonb's wire format
    bytes.add(text);
    return this;
  }

  CopyRows texts(List<? extends @Nullable String> values) {
    if (values.isEmpty()) return int32(12).int32(0).int32(0).int32(OID_OF_TEXT);
    int start = bytes.length();
    int32(0).int32(1).int32(1).int32(OID_OF_TEXT);
    int32(values.size()).int32(1); // subscripts start at 1
    for (var value : values) text(value);
    bytes.setInt32(start, bytes.length() - start - Integer.BYTES);
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
    bytes.add(others.bytes, HEADER);
    return this;
  }

  /// Tells rows from other rows.
  void digest(MessageDigest into) {
    bytes.digest(into);
  }

  private void array(int length, int oid, int bytesOfOne) {
    if (length == 0) {
      int32(12).int32(0).int32(0).int32(oid);
      return;
    }
    int32(20 + bytesOfOne * length).int32(1).int32(0).int32(oid);
    int32(length).int32(1); // subscripts start at 1
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
    bytes.int16(value);
    return this;
  }

  private CopyRows int32(int value) {
    bytes.int32(value);
    return this;
  }

  private CopyRows int64(long value) {
    bytes.int64(value);
    return this;
  }
}
