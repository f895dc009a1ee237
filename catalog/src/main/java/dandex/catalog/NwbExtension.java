package dandex.catalog;

/// An extension of the NWB schema that a file uses.
///
/// @param namespace `ndx-pose`
/// @param version `0.2.0`
public record NwbExtension(String namespace, String version) {
  /// As a file has it: `ndx-pose/0.2.0`.
  public String written() {
    return namespace + "/" + version;
  }
}
