package dandex.app;

import dandex.catalog.DandisetId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a dandiset's identifier as people write it.
final class DandisetIdForm implements ITypeConverter<DandisetId> {
  @Override
  public DandisetId convert(String text) {
    try {
      return DandisetId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
