package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;

/// Key and version of every document of an index, by key, as they were when it was opened; a page
/// at a time.
final class HeldDocuments implements Iterator<Comparison.Entry>, AutoCloseable {
  private static final int PAGE = 5_000;
  private static final Time KEEP = Time.of(keep -> keep.time("5m"));

  private final Cluster cluster;
  private final String keyField;
  private final Queue<Comparison.Entry> page = new ArrayDeque<>();
  private String pointInTime;
  private List<FieldValue> after = List.of();
  private boolean ended;

  private HeldDocuments(Cluster cluster, String keyField, String pointInTime) {
    this.cluster = cluster;
    this.keyField = keyField;
    this.pointInTime = pointInTime;
  }

  /// @param index a name or an alias
  static HeldDocuments open(Cluster cluster, DocumentKind kind, String index) {
    var keyField = kind == DocumentKind.ASSET ? "assetId" : "identifier";
    try {
      var opened = cluster.client().openPointInTime(open -> open.index(index).keepAlive(KEEP));
      return new HeldDocuments(cluster, keyField, opened.id());
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !ended) turn();
    return !page.isEmpty();
  }

  @Override
  public Comparison.Entry next() {
    if (!hasNext()) throw new NoSuchElementException();
    return page.remove();
  }

  @Override
  public void close() {
    try {
      cluster.client().closePointInTime(close -> close.id(pointInTime));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  private void turn() {
    try {
      var answer = cluster.client().search(request(), Void.class);
      if (answer.pitId() != null) pointInTime = answer.pitId();
      var hits = answer.hits().hits();
      hits.stream().map(HeldDocuments::entry).forEach(page::add);
      ended = hits.size() < PAGE;
      if (!ended) after = hits.getLast().sort();
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  private SearchRequest request() {
    var request =
        new SearchRequest.Builder()
            .pit(pit -> pit.id(pointInTime).keepAlive(KEEP))
            .size(PAGE)
            .source(source -> source.fetch(false))
            .version(true)
            .trackTotalHits(track -> track.enabled(false))
            .sort(sort -> sort.field(by -> by.field(keyField).order(SortOrder.Asc)));
    return (after.isEmpty() ? request : request.searchAfter(after)).build();
  }

  private static Comparison.Entry entry(Hit<Void> hit) {
    return new Comparison.Entry(
        Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.version()));
  }
}
