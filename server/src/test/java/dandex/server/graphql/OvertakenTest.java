package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.server.TestStack;
import dandex.server.load.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Assets are deleted between the two statements that read them.
class OvertakenTest {
  private static final String QUERY =
      "{ assets(versions: ANY, filter: {dandiset: {equalToAnyOf: [\"3\"]}}) { nodes { assetId"
          + " metadata } } }";

  private final TestStack own = TestStack.own();

  @Test
  void a_query_is_answered_anew_without_what_was_deleted_meanwhile() {
    var gone = TestStack.asset(3, 1).toString();
    var delete =
        "delete from place where asset = '%1$s'; delete from asset where id = '%1$s'"
            .formatted(gone);

    var answer = answered(read -> read == 2 ? delete : "");

    assertThat(answer.findValuesAsText("assetId"))
        .hasSize(TestStack.IN_THIRD - 1)
        .doesNotContain(gone);
  }

  @Test
  void one_that_is_overtaken_again_and_again_says_to_ask_again() {
    var number = new AtomicInteger();
    try (var engine =
        new GraphQlEngine(
            sources(read ->
                read % 2 == 0
                    ? "delete from place where asset = '%1$s'; delete from asset where id = '%1$s'"
                        .formatted(TestStack.asset(3, number.incrementAndGet()))
                    : ""),
            Limits.USUAL)) {
      var answer = engine.answer(new Request(QUERY, null, Map.of(), "test"));

      assertThat(answer.code()).isEqualTo(Code.STORE_UNAVAILABLE);
      assertThat(number).hasValue(3);
    } finally {
      own.database().close();
    }
  }

  private JsonNode answered(Meanwhile meanwhile) {
    try (var engine = new GraphQlEngine(sources(meanwhile), Limits.USUAL)) {
      return new Asking(engine).data(QUERY);
    } finally {
      own.database().close();
    }
  }

  private interface Meanwhile {
    /// @param read how many times assets were to be read by then
    /// @return what is executed before
    String before(int read);
  }

  private Sources sources(Meanwhile meanwhile) {
    var reads = new AtomicInteger();
    var seen =
        own.database()
            .visible()
            .within(source ->
                proxy(
                    DataSource.class,
                    source,
                    (_, connection) ->
                        proxy(
                            Connection.class,
                            (Connection) connection,
                            (sql, statement) -> {
                              if (sql.contains("as metadata")) {
                                var act = meanwhile.before(reads.incrementAndGet());
                                if (!act.isEmpty()) own.execute(act);
                              }
                              return statement;
                            })));
    var plain = own.sources();
    var stores = plain.stores();
    return new Sources(
        plain.finder(),
        new Stores(
            seen.assets(),
            stores.dandisets(),
            stores.lindi(),
            stores.lookups(),
            stores.vocabulary(),
            stores.objects(),
            stores.structures()),
        plain.runs(),
        plain.outbox(),
        plain.actions());
  }

  private interface Seeing {
    /// @param first the first argument, where it is a text
    Object seen(String first, Object result);
  }

  /// Shows results of `getConnection` and `prepareStatement`.
  private static <T> T proxy(Class<T> type, T what, Seeing seeing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                var result = method.invoke(what, arguments);
                if (!method.getName().matches("getConnection|prepareStatement")) return result;
                var first = arguments != null && arguments[0] instanceof String text ? text : "";
                return seeing.seen(first, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
