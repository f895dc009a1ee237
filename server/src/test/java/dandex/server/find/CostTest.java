package dandex.server.find;

import static dandex.server.find.Shelf.page;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Question<AssetField> EVERYTHING = question(Filter.everything());

  private final Content content = ContentOfShelf.get();
  private final Wire wire = new Wire(TestServers.elasticsearch(), new Wire.Way.PassOn());
  private final Cluster cluster = Cluster.open(wire.url());
  private final CountingDataSource database = new CountingDataSource(content.database.dataSource());
  private final OneByOne finder = new OneByOne(new Finder(database, cluster, content.prefix));

  @AfterEach
  void close() {
    cluster.close();
    wire.close();
  }

  @Test
  void a_plan_by_search_costs_one_request_and_the_statement_that_tells_what_is_hidden() {
    finder.assets(new BySearch<>(page(2, null, true, EVERYTHING)));

    assertThat(wire.requests()).isEqualTo(1);
    assertThat(database.statements()).isEqualTo(1);
  }

  @Test
  void conditions_across_levels_cost_one_request_a_level_however_many_there_are() {
    Filter<AssetField> named = inDandiset(DandisetField.NAME, new Condition.StartsWith("Dandiset"));
    Filter<AssetField> keyed =
        inDandiset(DandisetField.IDENTIFIER, new Condition.EqualToAnyOf(List.of("000001")));
    var large =
        inDandiset(
            DandisetField.ASSETS,
            new Condition.CountOfAssets(
                keyed, Scope.DRAFT, new Condition.NumberWithin(null, 1L, null, null)));

    finder.assets(new BySearch<>(Shelf.question(new Filter.All<>(List.of(named, keyed)))));
    assertThat(wire.requests()).isEqualTo(2);

    finder.assets(new BySearch<>(Shelf.question(new Filter.All<>(List.of(named, large)))));
    assertThat(wire.requests()).isEqualTo(2 + 4);
  }

  private static Filter<AssetField> inDandiset(DandisetField field, Condition condition) {
    return Shelf.is(
        AssetField.IN_DANDISET, new Condition.AnyDandiset(new Filter.Is<>(field, condition)));
  }

  @Test
  void the_types_cost_one_request() {
    finder.neurodataTypes(Scope.ANY);

    assertThat(wire.requests()).isEqualTo(1);
  }

  @Test
  void a_plan_by_columns_costs_one_statement_and_two_when_counted() {
    finder.assets(new ByColumns<>(page(2, null, false, EVERYTHING), "a test"));
    assertThat(database.statements()).isEqualTo(1);

    finder.assets(new ByColumns<>(page(2, null, true, EVERYTHING), "a test"));
    assertThat(database.statements()).isEqualTo(1 + 2);

    finder.assets(new ByColumns<>(page(0, null, true, EVERYTHING), "a test"));
    assertThat(database.statements()).isEqualTo(1 + 2 + 1);
    assertThat(wire.requests()).isZero();
  }
}
