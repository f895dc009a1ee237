package dandex.catalog.run;

/// Who started a run.
///
/// @param version of this program
public record Starter(String host, long pid, String version) {}
