package dandex.sandbox.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which path is answered by what.
final class Routes {
  private static final String UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
  private static final String DANDISET = "/api/dandisets/([0-9]{6})/";
  private static final String VERSION = DANDISET + "versions/(0\\.[0-9]{6}\\.[0-9]{4}|draft)/";
  private static final String LINDI = "/dandi/dandisets/([0-9]{6})/assets/(" + UUID + ")/";

  private final List<Route> routes;

  private record Route(String kind, Pattern pattern, Answer answer) {}

  /// What answers a request, given the parts of its path that vary.
  private interface Answer {
    Reply to(Request request, List<String> parts);
  }

  /// A request that something answers.
  ///
  /// @param kind what the request is counted as
  record Match(String kind, Supplier<Reply> answer) {}

  Routes(Ledger ledger) {
    var dandisets = new DandisetAnswers(ledger);
    var assets = new AssetAnswers(ledger, dandisets);
    var lindi = new LindiAnswers(ledger);
    routes =
        List.of(
            route("info", "/api/info/", (r, p) -> new ServerInfo(r).answer()),
            route("dandisets", "/api/dandisets/", (r, p) -> dandisets.list(r.query())),
            route("dandiset", DANDISET, (r, p) -> dandisets.one(p.get(0))),
            route(
                "versions",
                DANDISET + "versions/",
                (r, p) -> dandisets.versions(r.query(), p.get(0))),
            route("version", VERSION, (r, p) -> dandisets.metadata(p.get(0), p.get(1))),
            route("version-info", VERSION + "info/", (r, p) -> dandisets.info(p.get(0), p.get(1))),
            route(
                "assets",
                VERSION + "assets/",
                (r, p) -> assets.list(r.query(), p.get(0), p.get(1))),
            route(
                "asset",
                VERSION + "assets/(" + UUID + ")/",
                (r, p) -> assets.metadata(p.get(0), p.get(1), p.get(2))),
            route(
                "asset-info",
                VERSION + "assets/(" + UUID + ")/info/",
                (r, p) -> assets.info(p.get(0), p.get(1), p.get(2))),
            route("asset", "/api/assets/(" + UUID + ")/", (r, p) -> assets.metadata(p.get(0))),
            route(
                "asset-info", "/api/assets/(" + UUID + ")/info/", (r, p) -> assets.info(p.get(0))),
            route(
                "lindi", LINDI + "nwb\\.lindi\\.json", (r, p) -> lindi.file(r, p.get(0), p.get(1))),
            route(
                "lindi-info", LINDI + "info\\.json", (r, p) -> lindi.info(r, p.get(0), p.get(1))));
  }

  Optional<Match> match(Request request) {
    for (var route : routes) {
      var matcher = route.pattern().matcher(request.path());
      if (!matcher.matches()) continue;
      var parts = matcher.toMatchResult();
      var texts = IntStream.rangeClosed(1, parts.groupCount()).mapToObj(parts::group).toList();
      return Optional.of(new Match(kind(route, request), () -> route.answer().to(request, texts)));
    }
    return Optional.empty();
  }

  /// Whether a path lacks only its slash.
  boolean wantsSlash(Request request) {
    var path = request.path() + "/";
    return routes.stream().anyMatch(route -> route.pattern().matcher(path).matches());
  }

  private static String kind(Route route, Request request) {
    var full = route.kind().equals("assets") && request.query().flag("metadata", false);
    return full ? "assets+metadata" : route.kind();
  }

  private static Route route(String kind, String pattern, Answer answer) {
    return new Route(kind, Pattern.compile(pattern), answer);
  }
}
