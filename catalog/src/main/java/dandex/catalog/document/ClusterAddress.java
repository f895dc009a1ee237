package dandex.catalog.document;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// Where the cluster is, and who we are to it.
///
/// @param credentials `user:password`
record ClusterAddress(HttpHost host, String pathPrefix, @Nullable String credentials) {
  static ClusterAddress parse(String url) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw notAnAddress(url);
    }
    var scheme = uri.getScheme();
    if (uri.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw notAnAddress(url);
    }
    return new ClusterAddress(
        new HttpHost(uri.getHost(), uri.getPort(), scheme),
        uri.getPath().replaceFirst("/+$", ""),
        uri.getUserInfo());
  }

  Optional<String> authorization() {
    return Optional.ofNullable(credentials)
        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> "Basic " + encoded);
  }

  /// Without the credentials.
  @Override
  public String toString() {
    return host.toURI() + pathPrefix;
  }

  private static IllegalArgumentException notAnAddress(String url) {
    // What stands before the last @ may be a password.
    return new IllegalArgumentException(
        "not an address of Elasticsearch: \""
            + url.substring(url.lastIndexOf('@') + 1)
            + "\" (write http://host:9200)");
  }
}
