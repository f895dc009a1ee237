package dandex.catalog.document;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Settings and mapping of an index, as the resource `es-mappings/asset.json` has them.
///
/// @param hash of the resource; kept in the index as `_meta.source`, so that an index that was made
///   of an older one can be told
record IndexMapping(ObjectNode body, String hash) {
  static IndexMapping of(DocumentKind kind) {
    var resource = "/es-mappings/" + kind.column() + ".json";
    try (var in = IndexMapping.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException(resource + " is not in this program");
      var bytes = in.readAllBytes();
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new IndexMapping((ObjectNode) new JsonMapper().readTree(bytes), hash);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same for indices of another shape. It is no other mapping, so its hash stays.
  IndexMapping with(IndexShape shape, DocumentKind kind) {
    var shaped = body.deepCopy();
    shape.onto(shaped.withObject("/settings"), kind);
    return new IndexMapping(shaped, hash);
  }

  /// What creates an index that is read through the alias from its first moment.
  String creation(String alias) {
    var creation = body.deepCopy();
    creation.withObject("/mappings").putObject("_meta").put("source", hash);
    creation.putObject("aliases").putObject(alias);
    return creation.toString();
  }
}
