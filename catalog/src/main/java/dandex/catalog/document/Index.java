package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.DocumentKind;
import java.io.IOException;
import java.util.Optional;

/// The index of one kind of document: always read and written through its alias. Behind it stands
/// `dandex-asset-1`, or a later one that has replaced it.
///
/// @param prefix of all index names, `dandex` but in tests
public record Index(String prefix, DocumentKind kind) {
  /// `dandex-asset`, `dandex-dandiset`.
  public String alias() {
    return prefix + "-" + kind.column();
  }

  /// Whether there is an index behind the alias.
  public boolean exists(Cluster cluster) {
    try {
      return cluster.client().indices().existsAlias(ask -> ask.name(alias())).value();
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  /// How the index behind the alias fits the mapping that this program has.
  public Fit fit(Cluster cluster) {
    return IndexMapping.of(kind).fit(cluster, alias());
  }

  /// The name of the index behind the alias. Where several are, which must not be, the first.
  public Optional<String> name(Cluster cluster) {
    return Alias.holders(cluster, alias()).stream().findFirst();
  }

  /// Creates an index together with its alias where there is no such alias. When several processes
  /// do so at once, one of them creates it.
  ///
  /// @return whether we created it
  public boolean ensure(Cluster cluster) {
    try {
      return new IndexCreation(cluster, this).ensure();
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }
}
