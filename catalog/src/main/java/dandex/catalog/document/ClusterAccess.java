package dandex.catalog.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a cluster is, and how it is entered.
///
/// @param urls one, or several with commas between: `https://user:password@host:9200/prefix`
/// @param apiKey as Elasticsearch gives it out: `encoded`, or `id:api_key`; null for none
/// @param authority null for those that the JDK knows
public record ClusterAccess(String urls, @Nullable String apiKey, @Nullable Authority authority) {
  /// @throws IllegalArgumentException with one line that holds no secret
  public ClusterAccess {
    var address = ClusterAddress.parse(urls);
    if (apiKey != null && address.credentials() != null) {
      throw new IllegalArgumentException(
          "there is an API key, and a user in the address; leave one");
    }
    if (apiKey != null && !apiKey.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("the API key has characters that no key has");
    }
    if (authority != null && !address.isSecure()) {
      throw new IllegalArgumentException("there is an authority, but no address begins with https");
    }
  }

  /// One that asks for no more than its address says.
  public static ClusterAccess at(String urls) {
    return new ClusterAccess(urls, null, null);
  }

  ClusterAddress address() {
    return ClusterAddress.parse(urls);
  }

  /// The header that says who we are.
  Optional<String> authorization() {
    if (apiKey != null) {
      return Optional.of("ApiKey " + (apiKey.contains(":") ? encoded(apiKey) : apiKey));
    }
    return Optional.ofNullable(address().credentials()).map(it -> "Basic " + encoded(it));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The addresses, without what is secret.
  @Override
  public String toString() {
    return address().toString();
  }
}
