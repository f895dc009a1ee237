package dandex.sandbox.archive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Answers about dandisets and their versions.
final class DandisetAnswers {
  private static final Map<String, Comparator<HeldDandiset>> ORDERS =
      Map.of(
          "id", Comparator.comparing(HeldDandiset::identifier),
          "name",
              (a, b) ->
                  ByteOrder.compare(a.newest().headline().title(), b.newest().headline().title()),
          "stars", (_, _) -> 0,
          "modified", Comparator.comparingLong(dandiset -> dandiset.newest().modified()),
          "size", Comparator.comparingLong(dandiset -> dandiset.newest().bytes()));

  private final Ledger ledger;

  DandisetAnswers(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What a dandiset answers, or why it does not.
  Reply of(String identifier, Function<HeldDandiset, Reply> answer) {
    var found = ledger.dandiset(identifier);
    if (found.isEmpty()) return Reply.notFound();
    return switch (found.get().sight()) {
      case OPEN -> answer.apply(found.get());
      case EMBARGOED -> Reply.unauthorized();
      case WITHDRAWN -> Reply.notFound();
    };
  }

  Reply of(String identifier, String name, BiFunction<HeldDandiset, HeldVersion, Reply> answer) {
    return of(
        identifier,
        dandiset ->
            dandiset
                .version(name)
                .map(version -> answer.apply(dandiset, version))
                .orElseGet(Reply::notFound));
  }

  Reply list(Query query) {
    return query.refusedFlag("draft", "empty", "embargoed").orElseGet(() -> listed(query));
  }

  Reply one(String identifier) {
    return of(
        identifier,
        dandiset ->
            Reply.json(200, Faces.whole(dandiset, version -> Faces.detail(dandiset, version))));
  }

  Reply versions(Query query, String identifier) {
    return of(
        identifier,
        dandiset -> query.refusedOrder("created").orElseGet(() -> versions(query, dandiset)));
  }

  Reply metadata(String identifier, String name) {
    return of(identifier, name, (dandiset, version) -> Reply.json(200, version.metadata()));
  }

  Reply info(String identifier, String name) {
    return of(
        identifier, name, (dandiset, version) -> Reply.json(200, Faces.info(dandiset, version)));
  }

  private Reply listed(Query query) {
    if (query.flag("embargoed", false)) {
      return Reply.json(
          401,
          "Authentication credentials must be provided"
              + " when attempting to access embargoed dandisets");
    }
    if (!query.get("search").isEmpty()) {
      return Reply.json(400, Map.of("search", List.of("this archive does not search")));
    }
    var drafts = query.flag("draft", true);
    var empty = query.flag("empty", true);
    var found =
        ledger.open().stream()
            .filter(dandiset -> drafts || !dandiset.published().isEmpty())
            .filter(dandiset -> empty || dandiset.newest().count() > 0)
            .sorted(Comparator.comparingLong(HeldDandiset::created))
            .sorted(order(query).orElse((_, _) -> 0))
            .toList();
    return new Page(query, false)
        .of(
            found.size(),
            i -> {
              var dandiset = found.get(i);
              return Json.bytes(Faces.whole(dandiset, version -> Faces.brief(dandiset, version)));
            });
  }

  /// By the first key that is known; the others are ignored, as on the real server.
  private static Optional<Comparator<HeldDandiset>> order(Query query) {
    return Arrays.stream(query.get("ordering").split(",", -1))
        .map(String::strip)
        .map(DandisetAnswers::order)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Comparator<HeldDandiset>> order(String key) {
    return key.startsWith("-")
        ? Optional.ofNullable(ORDERS.get(key.substring(1))).map(Comparator::reversed)
        : Optional.ofNullable(ORDERS.get(key));
  }

  private static Reply versions(Query query, HeldDandiset dandiset) {
    var order = Comparator.comparingLong(HeldVersion::created);
    var backwards = query.orderKeys().stream().findFirst().orElse("").startsWith("-");
    var found = dandiset.versions().stream().sorted(backwards ? order.reversed() : order).toList();
    return new Page(query, false)
        .of(found.size(), i -> Json.bytes(Faces.listed(dandiset, found.get(i))));
  }
}
