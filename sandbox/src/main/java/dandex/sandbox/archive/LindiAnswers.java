package dandex.sandbox.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/// Answers about LINDI files.
final class LindiAnswers {
  private final Ledger ledger;

  LindiAnswers(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply file(Request request, String identifier, String id) {
    return of(identifier, id, file -> unlessHeld(request, whole(file, file.bytes())));
  }

  /// What stands beside a file to tell how it was made.
  Reply info(Request request, String identifier, String id) {
    return of(
        identifier,
        id,
        file ->
            file.generationMetadata()
                .get()
                .map(told -> Json.object().set("generationMetadata", told))
                .map(info -> unlessHeld(request, whole(file, Json.bytes(info))))
                .orElseGet(Reply::noSuchPage));
  }

  private Reply of(String identifier, String id, Function<Lindi.File, Reply> answer) {
    var row = ledger.find(UUID.fromString(id));
    if (row.isEmpty() || !ledger.owner(row.getAsInt()).equals(identifier)) {
      return Reply.noSuchPage();
    }
    if (ledger.dandiset(identifier).filter(HeldDandiset::isOpen).isEmpty()) {
      return Reply.noSuchPage();
    }
    return switch (ledger.lindi(identifier, ledger.asset(row.getAsInt()))) {
      case Lindi.Absent() -> Reply.noSuchPage();
      case Lindi.File file -> answer.apply(file);
    };
  }

  private static Reply whole(Lindi.File file, byte[] body) {
    return Reply.json(body)
        .with("ETag", '"' + md5(body) + '"')
        .with("Last-Modified", Stamp.http(file.modified()));
  }

  private static Reply unlessHeld(Request request, Reply reply) {
    var held =
        Arrays.stream(request.header("if-none-match").split(",", -1))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .toList();
    var same = held.contains("*") || held.contains(reply.headers().get("ETag"));
    return same ? reply.unchanged() : reply;
  }

  private static String md5(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
