package dandex.catalog.document;

import java.time.Duration;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContexts;

/// Connections to the hosts of a cluster, kept for the next request.
final class Connections {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private Connections() {}

  static CloseableHttpClient open(ClusterAccess access, Wire wire) {
    var answer = (int) wire.answer().toMillis();
    var authority = access.authority();
    return HttpClients.custom()
        .setSSLContext(authority == null ? SSLContexts.createSystemDefault() : authority.context())
        .setMaxConnPerRoute(wire.connections())
        .setMaxConnTotal(wire.connections() * access.address().hosts().size())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout((int) Math.min(CONNECT.toMillis(), answer))
                .setConnectionRequestTimeout(answer)
                .setSocketTimeout(answer)
                .build())
        // The next host is asked, not the same once more.
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
