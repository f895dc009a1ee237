package dandex.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dandex.catalog.ApiKey;
import dandex.catalog.ApiToken;
import dandex.catalog.store.ApiKeys;
import dandex.catalog.store.KnownKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keys as they were a few seconds ago at most, so that not every request asks Postgres. What is
/// not there is remembered too.
final class KeyRing {
  /// How long a revoked key may still open.
  static final Duration STALE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final int MOST = 10_000;

  private final ApiKeys keys;
  private final Clock clock;
  private final Cache<String, Optional<KnownKey>> known;

  KeyRing(ApiKeys keys, Clock clock, Ticker ticker) {
    this.keys = keys;
    this.clock = clock;
    known = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(STALE).maximumSize(MOST).build();
  }

  /// Whether a key can be told from a wrong one without asking Postgres.
  boolean holds(ApiToken token) {
    return known.getIfPresent(token.id()) != null;
  }

  /// The key, if there is one that the token opens and nobody has revoked.
  Optional<ApiKey> opened(ApiToken token) {
    var opened =
        known
            .get(token.id(), keys::byId)
            .filter(key -> key.isOpenedBy(token))
            .map(KnownKey::key)
            .filter(key -> !key.isRevoked());
    opened.ifPresent(this::recordUse);
    return opened;
  }

  private void recordUse(ApiKey key) {
    var now = clock.instant();
    var last = key.lastUsed();
    if (last != null && now.isBefore(last.plus(ApiKeys.USE))) return;
    try {
      keys.used(key.id(), now);
      known.invalidate(key.id());
    } catch (RuntimeException failure) {
      LOG.warn(
          "the use of key {} is not recorded, it is let in all the same: {}",
          key.name(),
          failure.getMessage());
    }
  }
}
