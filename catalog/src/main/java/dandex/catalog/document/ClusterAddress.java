package dandex.catalog.document;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// Where the hosts of a cluster are, and who we are to them.
///
/// @param pathPrefix of every request, `/search`; often empty
/// @param credentials `user:password`
record ClusterAddress(List<HttpHost> hosts, String pathPrefix, @Nullable String credentials) {
  private static final String BETWEEN = "\\s*,\\s*(?=https?://)";

  /// @param urls one, or several with commas between
  static ClusterAddress parse(String urls) {
    var hosts = Arrays.stream(urls.strip().split(BETWEEN, -1)).map(ClusterAddress::one).toList();
    return new ClusterAddress(
        hosts.stream().map(host -> host.hosts.getFirst()).toList(),
        common(hosts.stream().map(ClusterAddress::pathPrefix), "path").orElse(""),
        common(
                hosts.stream().map(ClusterAddress::credentials).filter(Objects::nonNull),
                "user and password")
            .orElse(null));
  }

  private static ClusterAddress one(String url) {
    var uri = uri(url);
    var scheme = uri.getScheme();
    if (uri.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw notAnAddress(url);
    }
    return new ClusterAddress(
        List.of(new HttpHost(uri.getHost(), uri.getPort(), scheme)),
        uri.getPath().replaceFirst("/+$", ""),
        uri.getUserInfo());
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw notAnAddress(url);
    }
  }

  private static Optional<String> common(Stream<String> said, String what) {
    var different = said.distinct().toList();
    if (different.size() > 1) {
      throw new IllegalArgumentException("the hosts of one cluster have the same " + what);
    }
    return different.stream().findFirst();
  }

  /// Whether any host is spoken to in TLS.
  boolean isSecure() {
    return hosts.stream().anyMatch(host -> host.getSchemeName().equals("https"));
  }

  /// Without the credentials.
  @Override
  public String toString() {
    return hosts.stream().map(host -> host.toURI() + pathPrefix).collect(Collectors.joining(", "));
  }

  private static IllegalArgumentException notAnAddress(String url) {
    // What stands before the last @ may be a password.
    return new IllegalArgumentException(
        "not an address of Elasticsearch: \""
            + url.substring(url.lastIndexOf('@') + 1)
            + "\" (write http://host:9200, or https://one:9200,https://two:9200)");
  }
}
