package dandex.server.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The documents that requests may name instead of sending them.
public final class Documents {
  private final Map<Sha256, String> given;
  private final boolean only;
  private final RememberedDocuments remembered = new RememberedDocuments();

  private Documents(Map<Sha256, String> given, boolean only) {
    this.given = given;
    this.only = only;
  }

  /// Any document is answered, and none is given.
  public static Documents any() {
    return new Documents(Map.of(), false);
  }

  /// The `*.graphql` files of a folder and the folders in it, each known by the SHA-256 of its
  /// text.
  ///
  /// @param only every other document is refused
  public static Documents in(Path folder, boolean only) {
    var given = new HashMap<Sha256, String>();
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.filter(Documents::isDocument)::iterator) {
        var text = Files.readString(file);
        given.put(Sha256.of(text), text);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Documents(given, only);
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".graphql") && Files.isRegularFile(file);
  }

  /// The text of the document that is meant.
  ///
  /// @throws Refusal when it is not known, or not allowed
  String text(Reference reference) {
    return switch (reference) {
      case Reference.Written(var text) -> only ? allowed(Sha256.of(text)) : text;
      case Reference.Stored(var hash, var text) -> text == null ? known(hash) : same(hash, text);
      case Reference.Remembered(var hash, var text) ->
          text == null ? known(hash) : remembered(hash, text);
    };
  }

  private String remembered(Sha256 hash, String text) {
    var same = same(hash, text);
    if (!given.containsKey(hash)) remembered.remember(hash, same);
    return same;
  }

  private String same(Sha256 hash, @Nullable String text) {
    if (text == null || !Sha256.of(text).equals(hash)) {
      throw Refusal.badInput("the hash is not the SHA-256 of `query`");
    }
    return only ? allowed(hash) : text;
  }

  private String known(Sha256 hash) {
    if (only) return allowed(hash);
    return Optional.ofNullable(given.get(hash))
        .or(() -> remembered.find(hash))
        // Word for word what Apollo's clients look for, to send the document then.
        .orElseThrow(() -> new Refusal(Code.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound"));
  }

  private String allowed(Sha256 hash) {
    var text = given.get(hash);
    if (text != null) return text;
    throw new Refusal(
        Code.DOCUMENT_NOT_ALLOWED,
        "this server answers its own documents only: ask for one by `documentId`");
  }
}
