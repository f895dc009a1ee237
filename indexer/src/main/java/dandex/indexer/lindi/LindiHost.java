package dandex.indexer.lindi;

import dandex.catalog.AssetId;
import dandex.catalog.CleanText;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// Where LINDI files are: `{base}/dandisets/{six digits}/assets/{asset id}/nwb.lindi.json`. Safe
/// for use by several threads.
public final class LindiHost implements AutoCloseable {
  private final String base;
  private final String userAgent;
  private final Courtesy courtesy;
  private final LindiLimits limits;
  private final Attempts attempts;
  private final LindiParser parser;
  private final HttpClient client;

  /// @param userAgent what we call ourselves
  public LindiHost(URI base, String userAgent, Courtesy courtesy, LindiLimits limits) {
    this.base = base.toString().replaceAll("/+$", "");
    this.userAgent = userAgent;
    this.courtesy = courtesy;
    this.limits = limits;
    this.attempts = new Attempts(courtesy);
    this.parser = new LindiParser(limits);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // a few slow big files: nothing to multiplex
            .connectTimeout(courtesy.patience())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  public String base() {
    return base;
  }

  /// Where the asset's file is, if there is one.
  public String url(DandisetId dandiset, AssetId asset) {
    return "%s/dandisets/%s/assets/%s/nwb.lindi.json".formatted(base, dandiset, asset);
  }

  /// Asks for a file, unless it is still the one that these two stand for.
  ///
  /// @param etag of the file that was read before
  /// @param lastModified likewise, as the host wrote it
  public LindiReading read(
      DandisetId dandiset, AssetId asset, @Nullable String etag, @Nullable String lastModified)
      throws InterruptedException {
    var url = url(dandiset, asset);
    return read(url, request(url, etag, lastModified), new Meter());
  }

  /// Asks for a file, unless `info.json` beside it, a thousandth of its size, tells that it was
  /// made as the one that was read before. For hosts that answer no conditional request.
  ///
  /// @param generation how the file that was read before was made
  public LindiReading readUnlessMade(DandisetId dandiset, AssetId asset, Json generation)
      throws InterruptedException {
    var url = url(dandiset, asset);
    var meter = new Meter();
    return isMade(generation, url, meter)
        ? new LindiReading.Unchanged(url, meter.traffic())
        : read(url, request(url, null, null), meter);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// Whatever else it says, the file itself says more.
  private boolean isMade(Json generation, String url, Meter meter) throws InterruptedException {
    var request = request(url.replaceFirst("[^/]+$", "info.json"), null, null);
    try {
      return attempts.once(() -> {
        try (var answer = answer(url, request, meter)) {
          return answer.tells(generation);
        }
      });
    } catch (IOException e) {
      return false;
    }
  }

  private LindiReading read(String url, HttpRequest request, Meter meter)
      throws InterruptedException {
    try {
      return attempts.make(() -> ask(url, request, meter));
    } catch (IOException e) {
      boolean isUnreachable = isUnreachable(e);
      return new LindiReading.Failed(url, reason(e, isUnreachable), isUnreachable, meter.traffic());
    }
  }

  private HttpRequest request(String url, @Nullable String etag, @Nullable String lastModified) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(courtesy.patience())
            .header("User-Agent", userAgent)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip");
    if (etag != null) request.header("If-None-Match", etag);
    if (lastModified != null) request.header("If-Modified-Since", lastModified);
    return request.build();
  }

  private LindiReading ask(String url, HttpRequest request, Meter meter)
      throws IOException, InterruptedException {
    try (var answer = answer(url, request, meter)) {
      return answer.read(parser, limits);
    }
  }

  private Answer answer(String url, HttpRequest request, Meter meter)
      throws IOException, InterruptedException {
    meter.asked();
    var response = client.send(request, _ -> new Body(courtesy.patience(), meter));
    return new Answer(url, response, meter);
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof HttpConnectTimeoutException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException;
  }

  private static String reason(IOException e, boolean isUnreachable) {
    if (isUnreachable) return "no connection to the host";
    var message = e.getMessage();
    return CleanText.of(message == null ? e.getClass().getSimpleName() : message);
  }
}
