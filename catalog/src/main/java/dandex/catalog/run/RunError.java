package dandex.catalog.run;

/// Something that failed while the run went on.
///
/// @param subject what it was about, a dandiset's digits or an asset's id
public record RunError(String subject, String message) {}
