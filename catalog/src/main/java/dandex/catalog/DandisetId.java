package dandex.catalog;

import java.util.regex.Pattern;

/// The identifier of a dandiset: its digits, zero-padded to six, as in `000409`.
public record DandisetId(String digits) implements Comparable<DandisetId> {
  private static final Pattern DIGITS = Pattern.compile("\\d{6,}");
  private static final Pattern WRITTEN = Pattern.compile("(?:DANDI:)?(\\d{1,9})");

  public DandisetId {
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a dandiset identifier: \"" + digits + "\"");
    }
  }

  /// Reads what people write: `DANDI:000003`, `000003` or `3`.
  public static DandisetId parse(String text) {
    var written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "not a dandiset identifier: \"" + text + "\" (write DANDI:000003, 000003 or 3)");
    }
    return new DandisetId("%06d".formatted(Integer.parseInt(written.group(1))));
  }

  @Override
  public int compareTo(DandisetId other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
