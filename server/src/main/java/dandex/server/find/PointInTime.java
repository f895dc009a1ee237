package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.search.PointInTimeReference;
import dandex.catalog.AssetId;

/// An index as it stood at a moment, kept by Elasticsearch for as long as somebody reads on.
final class PointInTime {
  /// Between one page and the next.
  static final Time KEEP_ALIVE = Time.of(t -> t.time("5m"));

  private final Search search;
  private String id;

  PointInTime(Search search, String id) {
    this.search = search;
    this.id = id;
  }

  /// Its newest name: an answer may give it another.
  String id() {
    return id;
  }

  /// @throws PointInTimeGone when it is kept no more
  Found<AssetId> assets(Inquiry inquiry) {
    try {
      var moment = PointInTimeReference.of(p -> p.id(id).keepAlive(KEEP_ALIVE));
      var response = search.ask(inquiry.requestAt(moment));
      if (response.pitId() != null) id = response.pitId();
      return inquiry.found(response, AssetId::parse);
    } catch (SearchUnavailable silent) {
      throw isWithoutIndex(silent) ? new PointInTimeGone(silent) : silent;
    }
  }

  void close() {
    search.closePointInTime(id);
  }

  /// The index of the moment was deleted meanwhile.
  private static boolean isWithoutIndex(SearchUnavailable silent) {
    return silent.getCause() instanceof ElasticsearchException refusal && refusal.status() == 404;
  }
}
