package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.run.RunRequest;
import java.util.Locale;

/// A request as scripts read it. What is not known is null.
final class RequestJson {
  private RequestJson() {}

  static ObjectNode of(RunRequest request) {
    var json = Facts.none();
    json.put("request", request.id());
    json.put("kind", request.kind().name().toLowerCase(Locale.ROOT));
    json.put("state", request.state().name().toLowerCase(Locale.ROOT));
    json.set("options", Facts.of(request.options()));
    json.put("requestedBy", request.requestedBy());
    json.put("requestedAt", Facts.time(request.requestedAt()));
    json.put("due", Facts.time(request.due()));
    var worker = request.worker();
    json.put("host", worker == null ? null : worker.host());
    json.put("pid", worker == null ? null : (Long) worker.pid());
    json.put("version", worker == null ? null : worker.version());
    json.put("heartbeat", Facts.time(request.heartbeat()));
    json.put("run", request.run());
    json.put("cancelRequestedAt", Facts.time(request.cancelRequestedAt()));
    json.put("finished", Facts.time(request.finished()));
    json.put("outcome", request.outcome());
    return json;
  }
}
