package dandex.indexer.run;

import java.util.Locale;

/// Bytes for people: `12.3 MB`, in thousands.
public final class Size {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Size() {}

  public static String of(long bytes) {
    if (bytes < 1000) return bytes + " B";
    double amount = bytes / 1000.0;
    int unit = 0;
    while (amount >= 999.95) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }
}
