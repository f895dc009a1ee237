package dandex.sandbox.archive;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The archive in a box, served over HTTP on loopback.
public final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  private final Ledger ledger;
  private final Routes routes;
  private final Counts counts = new Counts();
  private final Wire wire;

  private Archive(Ledger ledger, int port) {
    this.ledger = ledger;
    this.routes = new Routes(ledger);
    this.wire = new Wire(port, this::answer);
  }

  /// @param port 0 for any free one
  public static Archive serve(Holdings holdings, int port) {
    return new Archive(Ledger.of(holdings.content()), port);
  }

  /// `http://127.0.0.1:port`, where `__stats`, `__known` and `__control` are.
  public String url() {
    return "http://127.0.0.1:" + wire.port();
  }

  /// `http://127.0.0.1:port/api`, what `DANDEX_DANDI_URL` takes.
  public String dandiUrl() {
    return url() + "/api";
  }

  /// `http://127.0.0.1:port/dandi`, what `DANDEX_LINDI_URL` takes.
  public String lindiUrl() {
    return url() + "/dandi";
  }

  /// What was asked since the last `forgetRequests`. A request is counted before it is answered.
  public Requests requests() {
    return counts.snapshot();
  }

  public void forgetRequests() {
    counts.forget();
  }

  public Known knows() {
    return new Known(ledger);
  }

  @Override
  public void close() {
    wire.close();
  }

  private Reply answer(Request request) {
    var match = routes.match(request);
    var kind = match.map(Routes.Match::kind).orElse("other");
    var reply = made(request, match).with("Vary", "Accept, Accept-Encoding");
    if (request.header("accept-encoding").contains("gzip")) reply = reply.packed();
    counts.count(kind, request, reply);
    return reply;
  }

  private Reply made(Request request, java.util.Optional<Routes.Match> match) {
    ledger.lock().readLock().lock();
    try {
      if (match.isPresent()) return match.get().answer().get();
      if (!routes.wantsSlash(request)) return Reply.noSuchPage();
      var query = request.rawQuery();
      return Reply.moved(request.path() + "/" + (query.isEmpty() ? "" : "?" + query));
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", request.target(), e);
      return Reply.html(500, "Server Error (500)", "");
    } finally {
      ledger.lock().readLock().unlock();
    }
  }
}
