package dandex.app;

import dandex.catalog.AssetId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an asset's identifier, a UUID.
final class AssetIdForm implements ITypeConverter<AssetId> {
  @Override
  public AssetId convert(String text) {
    try {
      return AssetId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
