package dandex.server.find;

import dandex.catalog.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words of an index that are counted.
public interface WordField {
  /// In `es-mappings`.
  String field(Scope scope);

  /// The fields of a filter whose conditions choose among these words.
  Set<Enum<?>> conditions();

  /// The form that a word has, as a pattern of Lucene; null for any.
  default @Nullable String only() {
    return null;
  }
}
