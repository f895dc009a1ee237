package dandex.sandbox.archive;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The archive in a box, served over HTTP on loopback: the DANDI REST API under `/api/`, LINDI
/// files under `/dandi/`. Beside them, `GET /__stats` tells what was asked, `GET /__known` what the
/// archive knows, and `POST /__control` changes it.
public final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  private final Ledger ledger;
  private final Routes routes;
  private final Curator curator;
  private final Counts counts = new Counts();
  private final Trouble trouble = new Trouble();
  private final Interludes interludes = new Interludes();
  private final Wire wire;

  private Archive(Ledger ledger, int port) {
    this.ledger = ledger;
    this.routes = new Routes(ledger);
    this.curator = new Curator(ledger);
    this.wire = new Wire(port, this::answer);
  }

  /// @param port 0 for any free one
  public static Archive serve(Holdings holdings, int port) {
    return new Archive(Ledger.of(holdings.content()), port);
  }

  /// `http://127.0.0.1:port`
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

  /// Who changes what the archive holds.
  public Curator curator() {
    return curator;
  }

  public void fail(Fault fault) {
    trouble.add(fault);
  }

  /// Lets every request wait.
  public void latency(Duration every) {
    trouble.latency(every);
  }

  /// Lets something happen between two requests, a change by the curator for instance: one of the
  /// requests to come is answered when it has happened, and the one before saw nothing of it.
  ///
  /// @param request 1 for the next one
  public void meanwhile(int request, Runnable act) {
    interludes.add(request, act);
  }

  /// Ends all faults, and the latency; what was to happen meanwhile does not.
  public void heal() {
    trouble.heal();
    interludes.forget();
  }

  @Override
  public void close() {
    wire.close();
  }

  private Reply answer(Request request) {
    return switch (request.path()) {
      case "/__stats" -> Reply.json(counts.json());
      case "/__known" -> guarded(request, () -> knows().answer(request.query()));
      case "/__control" -> guarded(request, () -> new Control(this).obey(request.body()));
      default -> counted(request);
    };
  }

  private Reply counted(Request request) {
    var match = routes.match(request);
    var kind = match.map(Routes.Match::kind).orElse("other");
    var fate = trouble.of(kind, request.target());
    pause(fate.delay());
    interludes.pass();
    var reply = guarded(request, () -> made(request, match));
    reply = reply.with("Vary", "Accept, Accept-Encoding");
    for (var failure : fate.failures()) reply = Trouble.spoil(reply, failure);
    if (request.header("accept-encoding").contains("gzip")) reply = reply.packed();
    counts.count(kind, request, reply);
    return reply;
  }

  private Reply made(Request request, Optional<Routes.Match> match) {
    if (!request.method().equals("GET") && !request.isHead()) {
      return Reply.detail(405, "Method \"" + request.method() + "\" not allowed.");
    }
    ledger.lock().readLock().lock();
    try {
      if (match.isPresent()) return match.get().answer().get();
      if (!routes.wantsSlash(request)) return Reply.noSuchPage();
      var query = request.rawQuery();
      return Reply.moved(request.path() + "/" + (query.isEmpty() ? "" : "?" + query));
    } finally {
      ledger.lock().readLock().unlock();
    }
  }

  private static Reply guarded(Request request, Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered, the client gets a 500", request.target(), e);
      return Reply.html(500, "Server Error (500)", "");
    }
  }

  private static void pause(Duration time) {
    if (time.isZero()) return;
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
