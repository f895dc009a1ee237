package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.ElasticsearchIndicesClient;
import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;

/// Brings an index into being that others may be bringing into being too.
final class IndexCreation {
  private static final int TRIES = 5;

  private final ElasticsearchIndicesClient indices;
  private final IndexShape shape;
  private final Index index;

  IndexCreation(Cluster cluster, Index index) {
    this.indices = cluster.client().indices();
    this.shape = cluster.shape();
    this.index = index;
  }

  boolean ensure() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      // Names and aliases in one look: who sees another's new index sees its alias as well, so two
      // creators without the alias choose the same name, and one of them loses.
      var there = indices.getAlias(ask -> ask.index(index.alias() + "-*")).result();
      if (there.values().stream().anyMatch(this::isOurs)) return false;
      if (create(index.alias() + "-" + (highest(there) + 1))) return true;
    }
    throw new IllegalStateException("index " + index.alias() + " comes and goes while it is made");
  }

  /// A name that no index has yet.
  String freeName() throws IOException {
    var there = indices.getAlias(ask -> ask.index(index.alias() + "-*")).result();
    return index.alias() + "-" + (highest(there) + 1);
  }

  private boolean isOurs(IndexAliases named) {
    return named.aliases().containsKey(index.alias());
  }

  private int highest(Map<String, IndexAliases> there) {
    return there.keySet().stream()
        .map(name -> name.substring(index.alias().length() + 1))
        .filter(number -> number.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private boolean create(String name) throws IOException {
    var body = IndexMapping.of(index.kind()).with(shape, index.kind()).creation(index.alias());
    try {
      indices.create(create -> create.index(name).withJson(new StringReader(body)));
      return true;
    } catch (ElasticsearchException e) {
      switch (Objects.requireNonNullElse(e.error().type(), "")) {
        case "resource_already_exists_exception" -> {}
        case "invalid_alias_name_exception" -> dropSquatter();
        default -> throw e;
      }
      return false;
    }
  }

  /// A deletion that finds no index makes an empty one of that name, `require_alias` or not. It
  /// stands where the alias belongs.
  private void dropSquatter() throws IOException {
    indices.refresh(ask -> ask.index(index.alias()));
    var stats = indices.stats(ask -> ask.index(index.alias())).all().primaries();
    var documents = stats == null || stats.docs() == null ? 0 : stats.docs().count();
    if (documents > 0) {
      throw new IllegalStateException(
          "An index with %d documents is named %s, where our alias belongs; delete or rename it."
              .formatted(documents, index.alias()));
    }
    indices.delete(ask -> ask.index(index.alias()).ignoreUnavailable(true));
  }
}
