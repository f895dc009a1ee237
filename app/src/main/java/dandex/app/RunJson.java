package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunStatus;
import dandex.indexer.run.RunOutcome;
import java.util.Locale;

/// A run as scripts read it: `run, kind, status, scope, options, host, pid, version, started,
/// finished, tookSeconds, counts, errors, message, exitCode`. What is not known is null, as how
/// long it took and the exit code are while it runs.
final class RunJson {
  private RunJson() {}

  static ObjectNode of(Run run) {
    var json = Facts.none();
    json.put("run", run.id());
    json.put("kind", run.kind().name().toLowerCase(Locale.ROOT));
    json.put("status", run.status().name().toLowerCase(Locale.ROOT));
    json.put("scope", run.scope());
    json.set("options", Facts.of(run.options()));
    json.put("host", run.starter().host());
    json.put("pid", run.starter().pid());
    json.put("version", run.starter().version());
    json.put("started", Facts.time(run.started()));
    json.put("finished", Facts.time(run.finished()));
    end(run, json);
    return json;
  }

  private static void end(Run run, ObjectNode json) {
    json.put(
        "tookSeconds",
        run.finished() == null ? null : (Double) (run.took(run.started()).toMillis() / 1000.0));
    var counts = json.putObject("counts");
    run.report().counts().forEach(counts::put);
    var errors = json.putArray("errors");
    for (var error : run.report().errors()) {
      var one = errors.addObject();
      one.put("subject", error.subject());
      one.put("message", error.message());
      one.put("url", error.url());
    }
    json.put("message", run.report().message());
    json.put(
        "exitCode",
        run.status() == RunStatus.RUNNING ? null : (Integer) RunOutcome.exitCode(run.status()));
  }
}
