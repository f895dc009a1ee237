package dandex.server.act;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import dandex.server.access.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What callers whose key operates can have done.
public final class Actions {
  private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

  private final RunRequests requests;
  private final OptionsCheck check;

  public Actions(RunRequests requests, OptionsCheck check) {
    this.requests = requests;
    this.check = check;
  }

  public Optional<RunRequest> request(long id) {
    return requests.byId(id);
  }

  /// Asks for a run, unless the same is queued already; then that is the answer.
  ///
  /// @param options made only for a caller who may
  public Acted ask(Caller caller, RunKind kind, Supplier<Json> options) {
    return permitted(caller, key -> put(key, kind, options.get()));
  }

  /// Asks for the end of a request; one that has ended stays as it is.
  public Acted cancel(Caller caller, long id) {
    return permitted(caller, key -> cancel(key, id));
  }

  private static Acted permitted(Caller caller, Function<String, Acted> act) {
    var key = caller.key();
    if (key == null) return new Acted.Unauthenticated();
    return caller.operates() ? act.apply(key) : new Acted.Forbidden(key);
  }

  private Acted put(String key, RunKind kind, Json options) {
    var refusal = check.refusal(kind, options);
    if (refusal.isPresent()) return new Acted.Refused(refusal.get());
    var queued = requests.putOnce(kind, options, key);
    LOG.info(
        "key {} asks for a {} run with {}: request {} {}, a worker takes it",
        key,
        kind.name().toLowerCase(Locale.ROOT),
        options.text(),
        queued.request().id(),
        queued.isNew() ? "is put" : "was queued already");
    return new Acted.Done(queued.request());
  }

  private Acted cancel(String key, long id) {
    var cancelled = requests.requestCancel(id);
    cancelled.ifPresent(request ->
        LOG.info(
            "key {} wants the end of request {}: it is {} now",
            key,
            id,
            request.state().name().toLowerCase(Locale.ROOT)));
    return cancelled
        .<Acted>map(Acted.Done::new)
        .orElseGet(() -> new Acted.Refused("there is no request " + id));
  }
}
