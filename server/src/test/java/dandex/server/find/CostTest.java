package dandex.server.find;

import static dandex.server.find.Shelf.page;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Question<AssetField> EVERYTHING = question(Filter.everything());

  private final Content content = ContentOfShelf.get();
  private final Wire wire = new Wire(TestServers.elasticsearch(), new Wire.Way.PassOn());
  private final Cluster cluster = Cluster.open(wire.url());
  private final CountingDataSource database = new CountingDataSource(content.database.dataSource());
  private final Finder finder = new Finder(database, cluster, content.prefix);

  @AfterEach
  void close() {
    cluster.close();
    wire.close();
  }

  @Test
  void a_plan_by_search_costs_one_request_and_no_statement() {
    finder.assets(new BySearch<>(page(2, null, true, EVERYTHING)));

    assertThat(wire.requests()).isEqualTo(1);
    assertThat(database.statements()).isZero();
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
