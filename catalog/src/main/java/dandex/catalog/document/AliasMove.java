package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Aliases that are to stand for other indices, all of them in one step: no search finds an alias
/// without an index, or one that is moved beside one that is not.
///
/// @param targets names of the indices that are to serve
public record AliasMove(Map<Index, String> targets) {
  public AliasMove {
    targets = Map.copyOf(targets);
  }

  /// Whether each alias stands for its target, and for nothing else.
  public boolean isDone(Cluster cluster) {
    return targets.entrySet().stream()
        .allMatch(target ->
            Alias.holders(cluster, target.getKey().alias()).equals(List.of(target.getValue())));
  }

  /// @throws ClusterUnreachable when the cluster does not answer, or refuses; when others moved an
  ///   alias in the same moment it refuses too, and nothing has moved
  public void make(Cluster cluster) {
    var actions = new ArrayList<Action>();
    targets.forEach((index, target) -> {
      var next = new NextIndex(index).alias();
      for (var holder : Alias.holders(cluster, index.alias())) {
        if (!holder.equals(target)) actions.add(removal(holder, index.alias()));
      }
      actions.add(Action.of(it -> it.add(add -> add.index(target).alias(index.alias()))));
      if (Alias.holders(cluster, next).contains(target)) actions.add(removal(target, next));
    });
    try {
      cluster.client().indices().updateAliases(update -> update.actions(actions));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  private static Action removal(String index, String alias) {
    return Action.of(it -> it.remove(gone -> gone.index(index).alias(alias).mustExist(true)));
  }
}
