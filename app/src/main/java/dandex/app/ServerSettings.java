package dandex.app;

import dandex.server.export.ExportKey;
import dandex.server.graphql.Documents;
import dandex.server.graphql.Limits;
import dandex.server.http.ServerOptions;
import dandex.server.http.StatusRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the environment says of the server, checked once.
///
/// @param folder of documents, where there is one
/// @param onlyThose every other document is refused
/// @param origins whose pages may read answers
/// @param exporting whether there are exports, which ask what callers like
/// @param exportKey which seals the ids of exports
/// @param tracing whether requests are traced
record ServerSettings(
    StatusRule statuses,
    @Nullable Path folder,
    boolean onlyThose,
    Limits limits,
    Set<String> origins,
    boolean exporting,
    ExportKey exportKey,
    TracingSettings tracing) {
  private static final int MEGABYTE = 1_000_000;

  ServerSettings {
    if (onlyThose && folder == null) {
      throw new UsageError(
          Setting.DANDEX_DOCUMENTS_ONLY + " needs " + Setting.DANDEX_DOCUMENTS + ", their folder");
    }
  }

  static ServerSettings of(Map<String, String> environment) {
    var said = new ServerSaid(environment);
    var onlyThose = said.isTrue(Setting.DANDEX_DOCUMENTS_ONLY);
    return new ServerSettings(
        said.choice(Setting.DANDEX_HTTP_STATUS, StatusRule.USUAL),
        said.folder(Setting.DANDEX_DOCUMENTS),
        onlyThose,
        limits(said, Limits.USUAL),
        said.origins(Setting.DANDEX_CORS_ORIGINS),
        // A list of what may be asked is none while there is a way around it.
        said.isOn(Setting.DANDEX_EXPORT, !onlyThose),
        said.key(Setting.DANDEX_EXPORT_SECRET),
        TracingSettings.of(environment));
  }

  private static Limits limits(ServerSaid said, Limits usual) {
    var seconds = (int) usual.deadline().toSeconds();
    var megabytes = (int) (usual.response() / MEGABYTE);
    return usual
        .withIntrospection(said.isOn(Setting.DANDEX_INTROSPECTION))
        .withDepth(said.number(Setting.DANDEX_LIMIT_DEPTH, usual.depth()))
        .withComplexity(said.number(Setting.DANDEX_LIMIT_COMPLEXITY, usual.complexity()))
        .withAliases(said.number(Setting.DANDEX_LIMIT_ALIASES, usual.aliases()))
        .withSubscriptions(said.number(Setting.DANDEX_LIMIT_SUBSCRIPTIONS, usual.subscriptions()))
        .withDeadline(Duration.ofSeconds(said.number(Setting.DANDEX_LIMIT_DEADLINE, seconds)))
        .withResponse((long) MEGABYTE * said.number(Setting.DANDEX_LIMIT_RESPONSE, megabytes));
  }

  Documents documents() {
    return folder == null ? Documents.any() : Documents.in(folder, onlyThose);
  }

  /// A place to listen, with all that is set.
  ServerOptions on(ServerOptions where) {
    return where.with(statuses).with(origins);
  }
}
