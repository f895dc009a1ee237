package dandex.catalog.document;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.instrumentation.OpenTelemetryForElasticsearch;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.http.Header;
import org.apache.http.message.BasicHeader;

/// The Elasticsearch cluster that holds the mirror.
public final class Cluster implements AutoCloseable {
  private final ClusterAddress address;
  private final IndexShape shape;
  private final Wire wire;
  private final Messenger messenger;
  private final OpenTelemetry telemetry;
  private final ElasticsearchClient client;

  private Cluster(
      ClusterAddress address,
      Wire wire,
      IndexShape shape,
      Messenger messenger,
      OpenTelemetry telemetry) {
    this.address = address;
    this.wire = wire;
    this.shape = shape;
    this.messenger = messenger;
    this.telemetry = telemetry;
    this.client = new ElasticsearchClient(transport(messenger, telemetry));
  }

  private static ElasticsearchTransport transport(Messenger messenger, OpenTelemetry telemetry) {
    // Never with the bodies, which hold the values of filters.
    var told = new OpenTelemetryForElasticsearch(telemetry, false);
    return new ElasticsearchTransportBase(messenger, null, new JacksonJsonpMapper(), told) {};
  }

  /// Opens a client; nothing is asked of the cluster yet. A host that is down is passed over for a
  /// minute, and longer each time.
  ///
  /// @param shape of indices that are made on it
  public static Cluster open(ClusterAccess access, Wire wire, IndexShape shape) {
    return new Cluster(
        access.address(), wire, shape, messenger(access, wire), OpenTelemetry.noop());
  }

  public static Cluster open(ClusterAccess access, IndexShape shape) {
    return open(access, Wire.USUAL, shape);
  }

  /// The same, on the same connections, which tells of its requests. It ends with this one.
  public Cluster within(OpenTelemetry telemetry) {
    return new Cluster(address, wire, shape, messenger, telemetry);
  }

  /// The same, on the same connections, for those who have time: asked again after a pause, three
  /// times, where it says that it has too much to do. It ends with this one.
  public Cluster unhurried() {
    return new Cluster(address, wire, shape, messenger.unhurried(), telemetry);
  }

  public static Cluster open(ClusterAccess access) {
    return open(access, IndexShape.USUAL);
  }

  /// @param urls `http://host:9200`,
  ///   `https://user:password@one:9200/prefix,https://two:9200/prefix`
  /// @throws IllegalArgumentException when that is no such address
  public static Cluster open(String urls) {
    return open(ClusterAccess.at(urls));
  }

  public ElasticsearchClient client() {
    return client;
  }

  Messenger messenger() {
    return messenger;
  }

  /// How long an answer is waited for.
  public Duration patience() {
    return wire.answer();
  }

  IndexShape shape() {
    return shape;
  }

  /// Asks the cluster whether it is there.
  ///
  /// @throws ClusterUnreachable with one clear line that names the address
  public void require() {
    try {
      // Not info(): a distribution of core modules answers `GET /` with 405.
      client.cluster().health();
    } catch (IOException | ElasticsearchException e) {
      throw unreachable(e);
    }
  }

  /// What to throw when a request found no cluster, or one that refuses us.
  public ClusterUnreachable unreachable(Exception cause) {
    return ClusterUnreachable.of(address, cause);
  }

  /// The HTTP status of a failed request; empty when nobody answered it.
  public static OptionalInt status(Exception failure) {
    return switch (failure) {
      case ElasticsearchException told -> OptionalInt.of(told.status());
      case TransportException odd -> OptionalInt.of(odd.statusCode());
      default -> OptionalInt.empty();
    };
  }

  /// Why a request failed, in one line.
  public static String reason(Exception failure) {
    var message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (failure instanceof ElasticsearchException told && !told.error().rootCause().isEmpty()) {
      var root = told.error().rootCause().getFirst();
      message = root.type() + ": " + root.reason();
    }
    return message.lines().findFirst().orElse(failure.getClass().getSimpleName());
  }

  @Override
  public void close() {
    try {
      messenger.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Messenger messenger(ClusterAccess access, Wire wire) {
    var address = access.address();
    return new Messenger(
        new Hosts(address.hosts(), System::nanoTime),
        new Postage(
            address.pathPrefix(),
            access.authorization().stream()
                .<Header>map(value -> new BasicHeader("Authorization", value))
                .toList()),
        Connections.open(access, wire));
  }
}
