package dandex.server.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Place;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.sandbox.Proof;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Questions at random over a catalog at random: search where the planner sends them there, columns
/// always, both against the truth. `-Ddandex.proof=whole` asks more than ten times as many.
class AgreementTest {
  private static final long SEED = 42;
  private static final int ASSETS = 200;
  private static final int QUESTIONS = Proof.sized(5000, 400);

  /// How often each field is asked with each of its operators at least.
  private static final int EACH = Proof.sized(20, 1);

  private static final List<Order.By> ORDERS =
      List.of(Order.By.KEY, Order.By.PATH, Order.By.SIZE, Order.By.MODIFIED, Order.By.CREATED);
  private static final List<Scope> SCOPES = List.of(Scope.values());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Row> ROWS = new RandomRows(SEED).rows(ASSETS);
  private static @Nullable Content content;

  @BeforeAll
  static void keep() {
    content = new Content();
    content.keep(ROWS);
  }

  @AfterAll
  static void close() {
    if (content != null) content.close();
  }

  @Test
  void search_and_columns_and_the_truth_agree() {
    var random = new Random(SEED);
    var filters = new RandomFilters(random, paths(), ROWS.stream().map(Row::key).toList());
    var finder = Objects.requireNonNull(content).finder();
    var telling = 0;
    var bySearch = 0;
    for (var round = 0; round < QUESTIONS; round++) {
      var question = question(random, filters.assets());
      var truth = new Truth(ROWS).answer(question);
      var what = "seed %d, round %d: %s".formatted(SEED, round, question);
      if (!hasText(question)) {
        assertThat(walked(question, q -> finder.assets(new ByColumns<>(q, "a test")), random))
            .as("columns, " + what)
            .isEqualTo(truth);
      }
      if (Planner.assets(question) instanceof BySearch) {
        bySearch++;
        assertThat(walked(question, q -> finder.assets(new BySearch<>(q)), random))
            .as("search, " + what)
            .isEqualTo(truth);
      }
      if (!truth.isEmpty() && truth.size() < inScope(question.scope())) telling++;
    }

    LoggerFactory.getLogger(AgreementTest.class)
        .info(
            "{} questions, {} of them by search too; {} % neither empty nor everything; asked: {}",
            QUESTIONS, bySearch, 100 * telling / QUESTIONS, filters.asked);
    assertThat(telling).isGreaterThan(QUESTIONS * 6 / 10);
    assertThat(bySearch).isGreaterThan(QUESTIONS * 6 / 10);
    assertThat(filters.asked).hasSizeGreaterThanOrEqualTo(220);
    assertThat(filters.asked)
        .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThanOrEqualTo(EACH));
  }

  private static boolean hasText(Question<AssetField> question) {
    return question.toString().contains("Matches[");
  }

  /// All keys, page by page, from one end or the other; each page is told to be followed by another
  /// one or not, and to have the total that the walk finds. Positions go through JSON.
  private static List<String> walked(
      Question<AssetField> question,
      Function<Question<AssetField>, Found<AssetId>> find,
      Random random) {
    var keys = new ArrayList<String>();
    var totals = new ArrayList<@Nullable Long>();
    @Nullable List<@Nullable Object> after = null;
    var backward = random.nextBoolean();
    Found<AssetId> found;
    do {
      var page = Shelf.pageOf(20 + random.nextInt(200), after, backward);
      found = find.apply(question.on(page, keys.isEmpty()));
      var read = found.hits().stream().map(hit -> hit.key().toString()).toList();
      keys.addAll(backward ? 0 : keys.size(), read);
      totals.add(found.total());
      if (found.more()) {
        var hits = found.hits();
        after = throughJson((backward ? hits.getFirst() : hits.getLast()).position());
      }
    } while (found.more());
    assertThat(totals.getFirst()).isEqualTo(keys.size());
    assertThat(totals.stream().skip(1)).allMatch(Objects::isNull);
    return keys;
  }

  private static List<String> paths() {
    return ROWS.stream().flatMap(row -> row.places().stream()).map(Place::path).toList();
  }

  private int inScope(Scope scope) {
    return (int) ROWS.stream().filter(row -> !row.in(scope).isEmpty()).count();
  }

  private static Question<AssetField> question(Random random, Filter<AssetField> filter) {
    return new Question<>(
        filter,
        null,
        SCOPES.get(random.nextInt(SCOPES.size())),
        new Order(ORDERS.get(random.nextInt(ORDERS.size())), random.nextBoolean()),
        new Page(0, null),
        true);
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> throughJson(List<@Nullable Object> position) {
    try {
      return JSON.readValue(JSON.writeValueAsString(position), List.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
