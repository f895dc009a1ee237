package dandex.server.access;

/// How much a caller may still ask.
///
/// @param policy whose quota it is: `address`, `key` or `wrong-key`
/// @param perMinute how many requests a minute
/// @param remaining how many at once from now on
/// @param moreInSeconds when there will be more, at the latest
public record Quota(String policy, int perMinute, long remaining, long moreInSeconds) {}
