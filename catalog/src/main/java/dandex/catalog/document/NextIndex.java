package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/// An index that is filled to take the place of the one that serves. Until then it is written
/// through an alias of its own, so that a write which finds it gone makes no index instead.
public record NextIndex(Index index) {
  private static final int NOT_FOUND = 404;

  /// `dandex-asset-next`.
  public String alias() {
    return index.alias() + "-next";
  }

  public Fit fit(Cluster cluster) {
    return IndexMapping.of(index.kind()).fit(cluster, alias());
  }

  public Optional<String> name(Cluster cluster) {
    return Alias.holders(cluster, alias()).stream().findFirst();
  }

  /// A name for it that no index has yet.
  public String freeName(Cluster cluster) {
    try {
      return new IndexCreation(cluster, index).freeName();
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  /// Makes it, with settings for being filled.
  public void create(Cluster cluster, String name) {
    var body = mapping(cluster).loading(alias());
    try {
      cluster
          .client()
          .indices()
          .create(create -> create.index(name).withJson(new StringReader(body)));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  /// Gives it the settings of one that serves.
  public void settle(Cluster cluster) {
    var settings = mapping(cluster).serving();
    try {
      cluster
          .client()
          .indices()
          .putSettings(
              put -> put.index(alias()).settings(set -> set.withJson(new StringReader(settings))));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  private IndexMapping mapping(Cluster cluster) {
    return IndexMapping.of(index.kind()).with(cluster.shape(), index.kind());
  }

  /// Lets searches see all that was written.
  public void refresh(Cluster cluster) {
    try {
      cluster.client().indices().refresh(ask -> ask.index(alias()));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  /// Whether an index is there and no alias stands for it.
  public static boolean isOfNoUse(Cluster cluster, String name) {
    try {
      var found = cluster.client().indices().getAlias(ask -> ask.index(name)).result().get(name);
      return found != null && found.aliases().isEmpty();
    } catch (IOException | ElasticsearchException e) {
      if (Cluster.status(e).orElse(0) == NOT_FOUND) return false;
      throw cluster.unreachable(e);
    }
  }

  public static boolean isThere(Cluster cluster, String name) {
    try {
      return cluster.client().indices().exists(ask -> ask.index(name)).value();
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  /// Deletes an index that serves nobody, where it is still there.
  public static void drop(Cluster cluster, String name) {
    try {
      cluster
          .client()
          .indices()
          .delete(
              ask -> ask.index(name).ignoreUnavailable(true).expandWildcards(ExpandWildcard.None));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }
}
