package dandex.app;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a size as people write it, as bytes: `1000000000`, `500MB` (of thousands), `1GiB` (of
/// 1024s).
final class SizeForm implements ITypeConverter<Long> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30);
  private static final long MOST = 1L << 50;

  @Override
  public Long convert(String text) {
    var written = WRITTEN.matcher(text.strip());
    var unit = written.matches() ? UNITS.get(written.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) throw problem(text);
    var number = Long.parseLong(written.group(1));
    if (number < 1 || number > MOST / unit) throw problem(text);
    return number * unit;
  }

  private static TypeConversionException problem(String text) {
    return new TypeConversionException(
        "\"" + text + "\" is no size (write 1000000000, 500MB, 1GB or 512MiB)");
  }
}
