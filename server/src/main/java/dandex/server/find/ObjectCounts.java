package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.server.plan.Counts;
import dandex.server.plan.Counts.Range;
import java.util.ArrayList;
import java.util.List;

/// How many NWB objects of an asset satisfy a filter. An entry of the index stands for `count`
/// equal ones, so the sum of these is the score of the asset, and a least score is a least number.
/// Scores are exact up to 16 million.
final class ObjectCounts {
  private static final String PATH = "nwbObjects";

  private ObjectCounts() {}

  static Query query(Query entries, Counts counts) {
    return Queries.any(counts.ranges().stream().map(range -> within(entries, range)).toList());
  }

  private static Query within(Query entries, Range range) {
    var bounds = new ArrayList<Query>();
    if (range.from() > 0) bounds.add(atLeast(entries, range.from()));
    if (range.to() < Integer.MAX_VALUE) {
      bounds.add(Queries.not(atLeast(entries, range.to() + 1)));
    }
    return Queries.all(bounds);
  }

  private static Query atLeast(Query entries, long number) {
    if (number == 1) {
      return Query.of(q -> q.nested(n -> n.path(PATH).query(entries)));
    }
    var counted =
        Query.of(q ->
            q.functionScore(f ->
                f.query(Queries.all(List.of(entries)))
                    .functions(one -> one.fieldValueFactor(v -> v.field(PATH + ".count")))
                    .boostMode(FunctionBoostMode.Replace)));
    var summed =
        Query.of(q -> q.nested(n -> n.path(PATH).query(counted).scoreMode(ChildScoreMode.Sum)));
    return Query.of(q -> q.functionScore(f -> f.query(summed).minScore((double) number)));
  }
}
