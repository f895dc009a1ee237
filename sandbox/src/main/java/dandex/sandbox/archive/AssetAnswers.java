package dandex.sandbox.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers about assets.
final class AssetAnswers {
  private final Ledger ledger;
  private final DandisetAnswers dandisets;
  private final AssetOrder order;

  AssetAnswers(Ledger ledger, DandisetAnswers dandisets) {
    this.ledger = ledger;
    this.dandisets = dandisets;
    this.order = new AssetOrder(ledger);
  }

  Reply list(Query query, String identifier, String name) {
    return dandisets.of(
        identifier,
        name,
        (dandiset, version) ->
            query
                .refusedFlag("metadata", "zarr")
                .or(() -> query.refusedOrder("created", "modified", "path"))
                .orElseGet(() -> list(query, version)));
  }

  Reply metadata(String identifier, String name, String id) {
    return within(identifier, name, id, row -> Reply.json(ledger.metadata(row)));
  }

  Reply info(String identifier, String name, String id) {
    return within(identifier, name, id, row -> Reply.json(item(row, true)));
  }

  /// An asset by its id alone, which answers after it has left every version, too.
  Reply metadata(String id) {
    return anywhere(id, row -> Reply.json(ledger.metadata(row)));
  }

  Reply info(String id) {
    return anywhere(id, row -> Reply.json(item(row, true)));
  }

  private Reply within(String identifier, String name, String id, IntFunction<Reply> answer) {
    return dandisets.of(
        identifier,
        name,
        (dandiset, version) -> {
          var uuid = UUID.fromString(id);
          var known = ledger.find(uuid);
          if (known.isEmpty()) return Reply.notFound();
          return version
              .of(uuid, ledger.path(known.getAsInt()))
              .map(answer::apply)
              .orElseGet(Reply::notFound);
        });
  }

  private Reply anywhere(String id, IntFunction<Reply> answer) {
    var known = ledger.find(UUID.fromString(id));
    if (known.isEmpty()) return Reply.notFound();
    var row = known.getAsInt();
    return dandisets.of(ledger.owner(row), dandiset -> answer.apply(row));
  }

  private Reply list(Query query, HeldVersion version) {
    var found = filtered(query, version, order.of(version, query.orderKeys()));
    var withMetadata = query.flag("metadata", false);
    return new Page(query, true).of(found.length, i -> item(found[i], withMetadata));
  }

  private int[] filtered(Query query, HeldVersion version, int[] rows) {
    var found = rows;
    var path = query.get("path");
    if (!path.isEmpty()) found = underPath(version, found, path);
    var glob = query.get("glob");
    if (!glob.isEmpty()) found = kept(found, matching(glob));
    if (query.flag("zarr", false)) found = kept(found, row -> ledger.asset(row).zarr() != null);
    return found;
  }

  /// The asset of exactly that path, else those whose path begins so, case aside.
  private int[] underPath(HeldVersion version, int[] rows, String path) {
    var exact = version.at(path);
    if (exact.isPresent()) return new int[] {exact.get()};
    return kept(rows, row -> ledger.path(row).regionMatches(true, 0, path, 0, path.length()));
  }

  private IntPredicate matching(String glob) {
    var expression =
        Arrays.stream(glob.toLowerCase(Locale.ROOT).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    var pattern = Pattern.compile(expression, Pattern.DOTALL);
    return row -> pattern.matcher(ledger.path(row).toLowerCase(Locale.ROOT)).matches();
  }

  private static int[] kept(int[] rows, IntPredicate wanted) {
    return Arrays.stream(rows).filter(wanted).toArray();
  }

  private byte[] item(int row, boolean withMetadata) {
    var item = ledger.asset(row).json();
    if (!withMetadata) return Json.bytes(item);
    var start = Json.bytes(item);
    var label = ",\"metadata\":".getBytes(StandardCharsets.US_ASCII);
    var metadata = ledger.metadata(row);
    var whole = Arrays.copyOf(start, start.length + label.length + metadata.length);
    System.arraycopy(label, 0, whole, start.length - 1, label.length);
    System.arraycopy(metadata, 0, whole, start.length - 1 + label.length, metadata.length);
    whole[whole.length - 1] = '}';
    return whole;
  }
}
