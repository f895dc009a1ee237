package dandex.sandbox.archive;

/// A schema that an NWB file carries besides those that all files share.
///
/// @param name of its namespace
public record KnownExtension(String name, String version) {}
