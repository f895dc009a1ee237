package dandex.app;

import dandex.server.export.ExportKey;
import dandex.server.export.ExportOptions;
import dandex.server.find.Finder;
import dandex.server.graphql.Documents;
import dandex.server.graphql.Limits;
import dandex.server.http.HttpBounds;
import dandex.server.http.ServerOptions;
import dandex.server.http.StatusRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the environment says of the server.
///
/// @param folder of documents, where there is one
/// @param onlyThose every other document is refused
/// @param search how long a search is waited for
/// @param origins whose pages may read answers
/// @param exporting whether there are exports, which ask what callers like
/// @param exportsAtOnce how many of them
/// @param exportKey which seals the ids of exports
/// @param tracing whether requests are traced
record ServerSettings(
    StatusRule statuses,
    @Nullable Path folder,
    boolean onlyThose,
    Limits limits,
    Duration search,
    Set<String> origins,
    boolean exporting,
    int exportsAtOnce,
    ExportKey exportKey,
    HttpBounds bounds,
    TracingSettings tracing) {
  private static final int MEGABYTE = 1_000_000;

  private static final Form<Boolean> SWITCH = Form.either("on", "off");
  private static final Form<Integer> NUMBER = Form.whole(1, 999_999_999);
  private static final Form<Set<String>> ORIGINS =
      new Form<>(ServerSettings::origins, origins -> String.join(",", origins));
  private static final Form<String> SECRET = new Form<>(ServerSettings::secret, secret -> secret);

  static ServerSettings of(Environment said) {
    var onlyThose = said.read(Setting.DANDEX_DOCUMENTS_ONLY, false, Form.TRUTH);
    if (onlyThose) {
      said.need(Setting.DANDEX_DOCUMENTS_ONLY, Setting.DANDEX_DOCUMENTS, "their folder");
    }
    return new ServerSettings(
        said.read(Setting.DANDEX_HTTP_STATUS, StatusRule.USUAL, Form.word(StatusRule.class)),
        said.optional(Setting.DANDEX_DOCUMENTS, Form.FOLDER),
        onlyThose,
        limits(said, Limits.USUAL),
        said.read(Setting.DANDEX_LIMIT_SEARCH, Finder.PATIENCE, Form.seconds(1, 600)),
        said.read(Setting.DANDEX_CORS_ORIGINS, Set.of(), ORIGINS),
        // A list of what may be asked is none while there is a way around it.
        said.read(Setting.DANDEX_EXPORT, !onlyThose, SWITCH),
        said.read(Setting.DANDEX_LIMIT_EXPORTS, ExportOptions.AT_ONCE, Form.whole(1, 1000)),
        key(said),
        bounds(said, HttpBounds.USUAL),
        TracingSettings.of(said));
  }

  private static Limits limits(Environment said, Limits usual) {
    var megabytes = (int) (usual.response() / MEGABYTE);
    return usual
        .withIntrospection(said.read(Setting.DANDEX_INTROSPECTION, true, SWITCH))
        .withDepth(said.read(Setting.DANDEX_LIMIT_DEPTH, usual.depth(), NUMBER))
        .withComplexity(said.read(Setting.DANDEX_LIMIT_COMPLEXITY, usual.complexity(), NUMBER))
        .withAliases(said.read(Setting.DANDEX_LIMIT_ALIASES, usual.aliases(), NUMBER))
        .withSubscriptions(
            said.read(Setting.DANDEX_LIMIT_SUBSCRIPTIONS, usual.subscriptions(), NUMBER))
        .withDeadline(
            said.read(
                Setting.DANDEX_LIMIT_DEADLINE, usual.deadline(), Form.seconds(1, 999_999_999)))
        .withResponse(
            (long) MEGABYTE * said.read(Setting.DANDEX_LIMIT_RESPONSE, megabytes, NUMBER));
  }

  private static HttpBounds bounds(Environment said, HttpBounds usual) {
    return new HttpBounds(
        said.read(Setting.DANDEX_HTTP_CONNECTIONS, usual.connections(), Form.whole(1, 100_000)),
        said.read(Setting.DANDEX_HTTP_IDLE, usual.idle(), Form.seconds(20, 3600)),
        said.read(Setting.DANDEX_DRAIN_PATIENCE, usual.drain(), Form.seconds(0, 3599)));
  }

  /// Without a secret, a key of this process.
  private static ExportKey key(Environment said) {
    var secret = said.optional(Setting.DANDEX_EXPORT_SECRET, SECRET);
    return secret == null ? ExportKey.random() : ExportKey.of(secret);
  }

  private static String secret(String text) {
    if (text.length() >= ExportKey.LEAST) return text;
    throw Form.takes(
        "a secret of %d characters or more, this has %d".formatted(ExportKey.LEAST, text.length()));
  }

  /// Origins as browsers send them, or `*`.
  private static Set<String> origins(String text) {
    var origins = new LinkedHashSet<String>();
    for (var origin : text.split(",", -1)) {
      var one = origin.strip();
      if (one.isEmpty()) continue;
      if (!one.matches("\\*|https?://[^/\\s@]+")) {
        throw Form.takes("`*`, or `https://host` without a path, several with commas between");
      }
      origins.add(one);
    }
    return origins;
  }

  Documents documents() {
    return folder == null ? Documents.any() : Documents.in(folder, onlyThose);
  }

  ExportOptions exports(URI archive) {
    return ExportOptions.usual(archive, exportKey).atOnce(exportsAtOnce);
  }

  /// A place to listen, with all that is set.
  ServerOptions on(ServerOptions where) {
    return where.with(statuses).with(origins).with(bounds);
  }
}
