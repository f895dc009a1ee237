package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.assets;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery.Outcome;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final int ASSETS = 200;
  private static final int STATEMENTS = 5; // of a reading of assets

  private final Stores stores = new Stores();
  private final AtomicInteger statements = new AtomicInteger();
  private final List<Parcel> told = new ArrayList<>();

  @BeforeEach
  void keep() {
    stores.keep(assets(ASSETS));
    stores.mirrored();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void rows_are_read_few_at_first_and_then_as_many_as_a_request_holds() {
    deliver(8 << 20);
    assertThat(statements).as("25, 100 and 75 assets").hasValue(3 * STATEMENTS);
  }

  @Test
  void of_rows_with_large_documents_few_are_read_at_once() {
    var outcomes = deliver(1_000);
    assertThat(statements).hasValueGreaterThan(ASSETS / 2 * STATEMENTS);
    assertThat(outcomes).hasSize(ASSETS).allMatch(Outcome.Delivered.class::isInstance);
    assertThat(told).extracting(parcel -> parcel.change().key()).isEqualTo(keys());
  }

  private List<Outcome> deliver(long bytesPerRequest) {
    var index = new Index(stores.prefix, DocumentKind.ASSET);
    var courier =
        new Courier(
            new Documents(stores.database.within(this::counted)),
            DocumentKind.ASSET,
            new Carrier(stores.cluster, index.alias()),
            (parcels, _) -> told.addAll(parcels),
            bytesPerRequest);
    return courier.deliver(
        keys().stream().map(key -> new Change(DocumentKind.ASSET, key, 1)).toList());
  }

  private static List<String> keys() {
    return IntStream.rangeClosed(1, ASSETS).mapToObj(Stores::key).toList();
  }

  /// Each statement has a connection to itself.
  private DataSource counted(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getConnection")) statements.incrementAndGet();
              return method.invoke(source, arguments);
            });
  }
}
