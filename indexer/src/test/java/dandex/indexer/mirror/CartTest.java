package dandex.indexer.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.util.BinaryData;
import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CartTest {
  @Test
  void carts_hold_all_parcels_in_order_and_none_is_overladen() {
    long seed = 409;
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      var parcels = new ArrayList<Parcel>();
      for (int i = random.nextInt(40); i > 0; i--) parcels.add(parcel(i, random.nextInt(2_000)));

      var carts = Cart.load(parcels, 3_000);

      assertThat(carts.stream().flatMap(cart -> cart.parcels().stream()))
          .as("seed %d, round %d", seed, round)
          .containsExactlyElementsOf(parcels);
      assertThat(carts)
          .as("seed %d, round %d", seed, round)
          .allMatch(cart -> cart.parcels().stream().mapToLong(Parcel::bytes).sum() <= 3_000);
    }
  }

  @Test
  void a_parcel_that_is_larger_than_a_cart_goes_alone() {
    var small = parcel(1, 10);
    var large = parcel(2, 9_000);

    assertThat(Cart.load(List.of(small, large, small), 3_000))
        .containsExactly(
            new Cart(List.of(small)), new Cart(List.of(large)), new Cart(List.of(small)));
  }

  @Test
  void halves_hold_what_the_whole_held() {
    var parcels = List.of(parcel(1, 1), parcel(2, 1), parcel(3, 1));

    assertThat(new Cart(parcels).halves())
        .containsExactly(new Cart(parcels.subList(0, 1)), new Cart(parcels.subList(1, 3)));
  }

  private static Parcel parcel(int key, int bytes) {
    return new Parcel(
        new Change(DocumentKind.ASSET, "" + key, 1),
        BinaryData.of(new byte[bytes], "application/json"));
  }
}
