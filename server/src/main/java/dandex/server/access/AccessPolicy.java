package dandex.server.access;

/// Who may come in, and how often.
///
/// @param keysRequired whether reading needs a key
/// @param rate requests a minute of an address without a key; 0 for no limit
/// @param keyRate requests a minute of a key that has no rate of its own; 0 for no limit
/// @param trustsProxy whether `X-Forwarded-For` is believed
public record AccessPolicy(boolean keysRequired, int rate, int keyRate, boolean trustsProxy) {
  public static final AccessPolicy USUAL = new AccessPolicy(false, 600, 6000, false);
}
