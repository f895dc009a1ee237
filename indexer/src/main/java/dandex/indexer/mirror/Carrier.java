package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Delivery.Outcome;
import dandex.catalog.outbox.Delivery.Outcome.Later;
import dandex.catalog.outbox.Delivery.Outcome.Refused;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.List;

/// Brings carts to the cluster, one request each, and tells how each parcel fared.
final class Carrier {
  private static final int NO_ANSWER = 0;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;

  private final Cluster cluster;
  private final String alias;

  Carrier(Cluster cluster, String alias) {
    this.cluster = cluster;
    this.alias = alias;
  }

  /// @throws IndexGone when there is no index behind the alias
  /// @throws dandex.catalog.document.ClusterUnreachable when nobody answers, or we are refused
  List<Outcome> carry(Cart cart) {
    try {
      return cluster.client().bulk(request(cart)).items().stream()
          .map(item -> Verdict.on(item, alias))
          .toList();
    } catch (SocketTimeoutException e) {
      return all(cart, new Later("no answer within " + cluster.patience().toSeconds() + " s"));
    } catch (IOException | ElasticsearchException e) {
      return onFailure(cart, e);
    }
  }

  private BulkRequest request(Cart cart) {
    return BulkRequest.of(bulk ->
        bulk.index(alias)
            .requireAlias(true)
            .operations(cart.parcels().stream().map(Parcel::operation).toList()));
  }

  private List<Outcome> onFailure(Cart cart, Exception e) {
    int status = Cluster.status(e).orElse(NO_ANSWER);
    if (status == TOO_LARGE) return inHalves(cart);
    if (status == TOO_MANY || status >= 500) {
      return all(cart, new Later(status + ": " + Cluster.reason(e)));
    }
    throw cluster.unreachable(e);
  }

  /// Something on the way takes smaller requests than the cluster.
  private List<Outcome> inHalves(Cart cart) {
    if (cart.size() == 1) {
      var bytes = cart.parcels().getFirst().bytes();
      return all(cart, new Refused("413: a document of " + bytes + " bytes is too large"));
    }
    return cart.halves().stream().flatMap(half -> carry(half).stream()).toList();
  }

  private static List<Outcome> all(Cart cart, Outcome outcome) {
    return Collections.nCopies(cart.size(), outcome);
  }
}
