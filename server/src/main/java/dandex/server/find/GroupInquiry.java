package dandex.server.find;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.SingleMetricAggregateBase;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import dandex.catalog.AssetField;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.server.find.AssetGroup.Statistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The question how many assets have which words. Every group is counted exactly, and all of them
/// in one state of the index.
///
/// @param most groups that an answer may have
record GroupInquiry(String index, Scope scope, Query query, List<GroupField> by, int most) {
  private static final String GROUPS = "groups";
  private static final Map<String, String> NUMBERS =
      Map.of(
          "size", "size",
          "itemCount", "nwbFile.itemCount",
          "unitCount", "nwbFile.unitCount",
          "structureChars", "lindi.structureChars");

  /// @param hidden dandisets that must not show
  static GroupInquiry of(
      String index,
      Question<AssetField> question,
      List<String> hidden,
      List<GroupField> by,
      int most) {
    var scope = question.scope();
    var query = Inquiry.assets(index, question, hidden).query();
    return new GroupInquiry(index, scope, query, List.copyOf(by), most);
  }

  /// For one group more, which tells whether there are too many.
  SearchRequest request() {
    var groups = new CompositeAggregation.Builder().size(most + 1).sources(sources());
    var aggregation = new Aggregation.Builder().composite(groups.build());
    NUMBERS.forEach(
        (name, field) -> aggregation.aggregations(name, a -> a.stats(s -> s.field(field))));
    aggregation
        .aggregations("first", a -> a.min(m -> m.field("lindi.processedAt")))
        .aggregations("last", a -> a.max(m -> m.field("lindi.processedAt")));
    return new SearchRequest.Builder()
        .index(index)
        .query(query)
        .size(0)
        .trackTotalHits(t -> t.enabled(false))
        .allowPartialSearchResults(false)
        .aggregations(GROUPS, aggregation.build())
        .build();
  }

  /// @throws TooManyGroups when there are more than may be
  List<AssetGroup> groups(ResponseBody<Void> response) {
    var groups = Objects.requireNonNull(response.aggregations().get(GROUPS)).composite();
    var buckets = groups.buckets().array();
    if (buckets.size() > most) throw new TooManyGroups(most);
    return buckets.stream().filter(this::isGroup).map(this::group).toList();
  }

  private List<Map<String, CompositeAggregationSource>> sources() {
    return IntStream.range(0, by.size())
        .mapToObj(at ->
            Map.of(
                name(at),
                CompositeAggregationSource.of(
                    s -> s.terms(t -> t.field(by.get(at).field(scope)).missingBucket(true)))))
        .toList();
  }

  private static String name(int at) {
    return "key" + at;
  }

  private boolean isGroup(CompositeBucket bucket) {
    return IntStream.range(0, by.size())
        .allMatch(at -> {
          var key = key(bucket, at);
          return key == null || by.get(at).isKey(key);
        });
  }

  private AssetGroup group(CompositeBucket bucket) {
    var keys = new ArrayList<@Nullable String>(by.size());
    for (var at = 0; at < by.size(); at++) keys.add(key(bucket, at));
    var structures = statistics(bucket, "structureChars");
    var isAnyKept = structures.count() > 0;
    return new AssetGroup(
        keys,
        bucket.docCount(),
        statistics(bucket, "size"),
        statistics(bucket, "itemCount"),
        statistics(bucket, "unitCount"),
        structures,
        isAnyKept ? instant(metric(bucket, "first").min()) : null,
        isAnyKept ? instant(metric(bucket, "last").max()) : null);
  }

  private static @Nullable String key(CompositeBucket bucket, int at) {
    var key = bucket.key().get(name(at));
    return key == null || key.isNull() ? null : key._toJsonString();
  }

  private static Aggregate metric(CompositeBucket bucket, String name) {
    return Objects.requireNonNull(bucket.aggregations().get(name));
  }

  private static Statistics statistics(CompositeBucket bucket, String name) {
    return FacetAggregations.statistics(metric(bucket, name).stats());
  }

  private static Instant instant(SingleMetricAggregateBase time) {
    return Instant.ofEpochMilli((long) time.value());
  }
}
