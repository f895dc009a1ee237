package dandex.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a port.
final class PortForm implements ITypeConverter<Integer> {
  private static final int LAST = 65_535;

  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LAST) return Integer.valueOf(text);
    throw new TypeConversionException("\"" + text + "\" is no port (0 to 65535)");
  }
}
