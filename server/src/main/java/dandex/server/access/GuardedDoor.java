package dandex.server.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dandex.catalog.ApiKey;
import dandex.catalog.ApiToken;
import dandex.catalog.store.ApiKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The door of a server: lets in by key or as anybody, as often as the policy says. A key counts
/// for itself, whatever its address; one that opens nothing counts against the address.
public final class GuardedDoor implements Door {
  private static final String ADDRESS = "address";
  private static final String KEY = "key";
  private static final String WRONG_KEY = "wrong-key";

  /// Nobody mistypes a key more often in a minute, and every wrong one asks Postgres.
  private static final int WRONG_KEYS = 60;

  private final AccessPolicy policy;
  private final KeyRing ring;
  private final Rates rates;

  /// @param clock for what goes on record
  /// @param nanoTime for what is measured; does not jump
  public GuardedDoor(ApiKeys keys, AccessPolicy policy, Clock clock, LongSupplier nanoTime) {
    Ticker ticker = nanoTime::getAsLong;
    this.policy = policy;
    ring = new KeyRing(keys, clock, ticker);
    rates = new Rates(ticker);
  }

  @Override
  public Admission admit(Visitor visitor) {
    var address = visitor.address(policy.trustsProxy());
    if (!visitor.wantsData()) return asAnybody(address);
    if (visitor.key() != null) return byKey(ApiToken.parse(visitor.key()), address);
    var anybody = asAnybody(address);
    return policy.keysRequired() && anybody instanceof Admission.Admitted
        ? new Admission.Unauthenticated(
            "this server asks for a key: send `Authorization: Bearer …` or `X-Api-Key: …`")
        : anybody;
  }

  private Admission asAnybody(String address) {
    return admitted(Caller.ANYBODY, rates.take(ADDRESS, address, policy.rate()));
  }

  private Admission byKey(Optional<ApiToken> token, String address) {
    if (token.isEmpty()) return wrongKey(address);
    if (!ring.holds(token.get()) && rates.isSpent(WRONG_KEY, address, WRONG_KEYS)) {
      return wrongKey(address);
    }
    return ring.opened(token.get()).map(this::asHolder).orElseGet(() -> wrongKey(address));
  }

  private Admission asHolder(ApiKey key) {
    var perMinute = key.rate() == null ? policy.keyRate() : key.rate();
    var caller = new Caller(key.name(), key.may() == ApiKey.Right.OPERATE);
    return admitted(caller, rates.take(KEY, key.id(), perMinute));
  }

  /// Not said: whether there is such a key, or was.
  private Admission wrongKey(String address) {
    return rates.take(WRONG_KEY, address, WRONG_KEYS) instanceof Rates.Spent(var quota)
        ? new Admission.TooMany(quota)
        : new Admission.Unauthenticated("this key opens nothing here: it is wrong or was revoked");
  }

  private static Admission admitted(Caller caller, Rates.Taking taking) {
    return switch (taking) {
      case Rates.Unlimited _ -> new Admission.Admitted(caller, null);
      case Rates.Taken(var quota) -> new Admission.Admitted(caller, quota);
      case Rates.Spent(var quota) -> new Admission.TooMany(quota);
    };
  }
}
