package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.run.Run;
import java.util.Locale;

/// A status as scripts read it: `postgres, elasticsearch, mirror, runs, requests, home, server,
/// next`. What is not known is null.
final class StatusJson {
  private final Status status;
  private final ObjectNode json = Facts.none();

  private StatusJson(Status status) {
    this.status = status;
  }

  static ObjectNode of(Status status) {
    var json = new StatusJson(status);
    json.postgres(json.found("postgres", status.postgres()));
    json.elasticsearch(json.found("elasticsearch", status.elasticsearch()));
    json.work();
    json.rest();
    return json.json;
  }

  private ObjectNode found(String name, Found<?> found) {
    var one = json.putObject(name).put("up", found instanceof Found.Up);
    switch (found) {
      case Found.Up<?>(var where, _) -> one.put("where", where).putNull("why");
      case Found.Away<?>(var where, var why) -> one.put("where", where).put("why", why);
    }
    return one;
  }

  private void postgres(ObjectNode postgres) {
    var facts = status.postgres().facts();
    postgres.put("version", facts == null ? null : facts.version());
    postgres.put("schema", facts == null ? null : facts.schema());
    postgres.put("programSchema", facts == null ? null : (Integer) facts.wanted());
    postgres.put("bytes", facts == null ? null : (Long) facts.bytes());
    var kept = status.kept();
    if (kept == null) {
      postgres.putNull("counts");
      return;
    }
    var counts = postgres.putObject("counts");
    kept.holdings()
        .forEach((holding, amount) ->
            counts
                .putObject(lower(holding))
                .put("number", amount.number())
                .put("exact", amount.exact()));
  }

  private void elasticsearch(ObjectNode elasticsearch) {
    var facts = status.elasticsearch().facts();
    elasticsearch.put("version", facts == null ? null : facts.version());
    elasticsearch.put("health", facts == null ? null : facts.health());
    elasticsearch.put("bytes", facts == null ? null : (Long) facts.bytes());
    if (facts == null) {
      elasticsearch.putNull("indices");
      return;
    }
    var indices = elasticsearch.putArray("indices");
    for (var index : facts.indices()) {
      indices
          .addObject()
          .put("kind", index.kind().column())
          .put("name", index.name())
          .put("documents", index.documents())
          .put("mapping", index.mapping())
          .put("current", index.current());
    }
  }

  private void work() {
    var kept = status.kept();
    if (kept == null) {
      json.putNull("mirror").putNull("runs").putNull("requests");
      return;
    }
    json.putObject("mirror")
        .put("pending", kept.backlog().pending())
        .put("lagSeconds", kept.backlog().age().toMillis() / 1000.0)
        .put("parked", kept.parked())
        .put("rebuilding", kept.rebuilding());
    var runs = json.putArray("runs");
    for (var run : kept.runs()) runs.add(run(run, kept.dead().contains(run)));
    json.putObject("requests").put("queued", kept.queued());
  }

  private static ObjectNode run(Run run, boolean died) {
    return Facts.none()
        .put("kind", lower(run.kind()))
        .put("run", run.id())
        .put("status", died ? "died" : lower(run.status()))
        .put("scope", run.scope())
        .put("started", Facts.time(run.started()))
        .put("finished", Facts.time(run.finished()));
  }

  private void rest() {
    json.putObject("home").put("path", status.home().toString()).put("bytes", status.bytes());
    var server = status.server();
    if (server == null) json.putNull("server");
    else json.putObject("server").put("url", server.url()).put("status", server.status());
    var next = json.putArray("next");
    for (var step : NextStep.after(status)) {
      next.addObject().put("command", step.command()).put("why", step.why());
    }
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
