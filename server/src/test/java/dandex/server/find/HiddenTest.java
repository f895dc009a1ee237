package dandex.server.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is hidden shows in no answer from that moment on, though each request begins to search on
/// what was hidden from the one before.
class HiddenTest {
  private static final DandisetId FIRST = new DandisetId("000001");
  private static final DandisetId SECOND = new DandisetId("000002");
  private static final Question<AssetField> ASSETS = Shelf.question(Filter.everything());
  private static final Question<DandisetField> DANDISETS =
      new Question<>(
          Filter.everything(),
          null,
          Scope.DRAFT,
          new Order(Order.By.KEY, false),
          new Page(Page.MOST, null),
          true);

  private final Content content = new Content();
  private final Wire wire = new Wire(TestServers.elasticsearch(), new Wire.Way.PassOn());
  private final Cluster cluster = Cluster.open(wire.url());
  private final CountingDataSource database =
      new CountingDataSource(content.database.visible().dataSource());
  private final Finder finder = new Finder(database, cluster, content.prefix);

  HiddenTest() {
    content.keep(Shelf.ROWS);
  }

  @AfterEach
  void close() {
    cluster.close();
    wire.close();
    content.close();
  }

  @Test
  void an_answer_on_a_wrong_supposition_is_thrown_away_and_asked_for_anew() {
    assertThat(found()).containsExactly(3, 2);
    assertSpent(1, 1);

    content.database.dandisets().withdraw(FIRST, "deleted", Content.T);
    assertThat(found()).containsExactly(0, 1);
    assertSpent(2, 1);

    assertThat(found()).containsExactly(0, 1);
    assertSpent(1, 1);
  }

  @Test
  void what_is_hidden_no_more_is_found_again() throws Exception {
    embargo("EMBARGOED");
    assertThat(found()).containsExactly(0, 1);

    embargo("OPEN");
    assertThat(found()).containsExactly(3, 2);
  }

  @Test
  void what_postgres_has_answered_by_itself_is_not_asked_again() {
    found();
    spent();
    content.database.dandisets().withdraw(SECOND, "deleted", Content.T);

    var sitting = finder.sitting(Ledger.NONE);
    var byColumns = sitting.assets(new ByColumns<>(ASSETS, "a test"));
    var bySearch = sitting.assets(new BySearch<>(ASSETS));
    sitting.carryOut(List.of(byColumns, bySearch));

    assertThat(byColumns.answer().hits()).hasSize(3);
    assertThat(bySearch.answer().hits()).hasSize(2);
    // The columns take two: what is found, and how much.
    assertSpent(2, 1 + 2);
  }

  @Test
  void where_it_cannot_be_made_sure_nothing_is_answered() throws Exception {
    found();
    execute("alter view hidden_dandiset rename to lost");

    assertThatThrownBy(this::found)
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("hidden_dandiset");
  }

  /// How many assets and dandisets, asked side by side.
  private List<Integer> found() {
    var sitting = finder.sitting(Ledger.NONE);
    var assets = sitting.assets(new BySearch<>(ASSETS));
    var dandisets = sitting.dandisets(new BySearch<>(DANDISETS));
    sitting.carryOut(List.of(assets, dandisets));
    return List.of(assets.answer().hits().size(), dandisets.answer().hits().size());
  }

  private int requests;
  private int statements;

  private void assertSpent(int searches, int looks) {
    assertThat(wire.requests() - requests).isEqualTo(searches);
    assertThat(database.statements() - statements).isEqualTo(looks);
    spent();
  }

  private void spent() {
    requests = wire.requests();
    statements = database.statements();
  }

  private void embargo(String status) throws SQLException {
    execute("update dandiset set embargo_status = '%s' where id = '000001'".formatted(status));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = content.database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
