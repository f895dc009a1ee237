package dandex.server.graphql;

import dandex.server.find.AssetGroup;
import dandex.server.find.GroupField;
import dandex.server.plan.Planner;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Assets counted by their words.
final class GroupFields {
  private static final int MOST_FIELDS = 3;

  private GroupFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("AssetGroups", Groups.class)
            .field("groupCount", groups -> groups.all().size())
            .field("groups", Groups::shown)
            .build());
    wiring.type(
        TypeFields.of("AssetGroup", AssetGroup.class)
            .field("keys", AssetGroup::keys)
            .field("count", AssetGroup::count)
            .field("size", AssetGroup::size)
            .field("itemCount", AssetGroup::itemCount)
            .field("unitCount", AssetGroup::unitCount)
            .field("structureChars", AssetGroup::structureChars)
            .field("processedAt", group -> group)
            .build());
    wiring.type(
        TypeFields.of("NumberStatistics", AssetGroup.Statistics.class)
            .field("count", AssetGroup.Statistics::count)
            .field("sum", AssetGroup.Statistics::sum)
            .field("avg", AssetGroup.Statistics::average)
            .field("min", AssetGroup.Statistics::least)
            .field("max", AssetGroup.Statistics::greatest)
            .build());
    wiring.type(
        TypeFields.of("DateTimeRange", AssetGroup.class)
            .field("min", AssetGroup::firstProcessed)
            .field("max", AssetGroup::lastProcessed)
            .build());
  }

  static Object groups(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var arguments = environment.getArguments();
    var by = by(arguments);
    var first = Pages.first(arguments);
    var order = order(arguments);
    var plan =
        exchange.planning(() ->
            Plans.bySearch(
                Planner.assets(Questions.assetsCounted(arguments)),
                "assets are grouped by the search index only"));
    var searches = exchange.searches();
    return searches.ask(
        searches.sitting().groups(plan, by),
        groups -> new Groups(groups.stream().sorted(order).toList(), first));
  }

  private static List<GroupField> by(Map<String, ?> arguments) {
    @Nullable Object given = arguments.get("by");
    var by =
        given instanceof List<?> list
            ? list.stream().map(field -> GroupField.valueOf(field.toString())).toList()
            : List.<GroupField>of();
    if (by.isEmpty() || by.size() > MOST_FIELDS || by.stream().distinct().count() < by.size()) {
      throw Refusal.badInput("`by` takes one to three fields, each once");
    }
    return by;
  }

  private static Comparator<AssetGroup> order(Map<String, ?> arguments) {
    @Nullable Object given = arguments.get("orderBy");
    if (given == null) throw new IllegalStateException("the schema has no default for orderBy");
    var order = FilterForm.map(given);
    Comparator<AssetGroup> by =
        switch (String.valueOf(order.get("field"))) {
          case "COUNT" -> Comparator.comparingLong(AssetGroup::count);
          case "SIZE" -> Comparator.comparingDouble(group -> group.size().sum());
          default -> GroupFields::compareKeys;
        };
    return ("DESC".equals(order.get("direction")) ? by.reversed() : by)
        .thenComparing(GroupFields::compareKeys);
  }

  /// None comes after all others.
  private static int compareKeys(AssetGroup one, AssetGroup other) {
    var nullsLast = Comparator.nullsLast(Comparator.<String>naturalOrder());
    for (var at = 0; at < one.keys().size(); at++) {
      var compared = nullsLast.compare(one.keys().get(at), other.keys().get(at));
      if (compared != 0) return compared;
    }
    return 0;
  }

  /// @param all in the order that was asked for
  record Groups(List<AssetGroup> all, int first) {
    List<AssetGroup> shown() {
      return all.subList(0, Math.min(first, all.size()));
    }
  }
}
