package dandex.indexer.mirror;

import java.util.ArrayList;
import java.util.List;

/// Parcels that go in one request.
record Cart(List<Parcel> parcels) {
  /// Loads carts in the order of the parcels. A parcel that is larger than a cart gets one to
  /// itself.
  static List<Cart> load(List<Parcel> parcels, long bytesPerCart) {
    var carts = new ArrayList<Cart>();
    var loading = new ArrayList<Parcel>();
    long bytes = 0;
    for (var parcel : parcels) {
      if (!loading.isEmpty() && bytes + parcel.bytes() > bytesPerCart) {
        carts.add(new Cart(List.copyOf(loading)));
        loading.clear();
        bytes = 0;
      }
      loading.add(parcel);
      bytes += parcel.bytes();
    }
    if (!loading.isEmpty()) carts.add(new Cart(List.copyOf(loading)));
    return carts;
  }

  int size() {
    return parcels.size();
  }

  /// Two carts of about half as many parcels.
  List<Cart> halves() {
    int middle = parcels.size() / 2;
    return List.of(
        new Cart(parcels.subList(0, middle)), new Cart(parcels.subList(middle, parcels.size())));
  }
}
