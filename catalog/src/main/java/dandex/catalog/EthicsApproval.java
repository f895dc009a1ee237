package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// That a committee has approved the work.
///
/// @param identifier of the protocol or the committee
/// @param email of the committee
/// @param url of the committee
public record EthicsApproval(
    @Nullable String identifier, @Nullable String email, @Nullable String url) {}
