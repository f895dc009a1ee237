package dandex.catalog.outbox;

import java.util.List;

/// Carries changes to the mirror and tells how each fared, in the same order.
@FunctionalInterface
public interface Delivery {
  List<Outcome> deliver(List<Change> changes);

  /// How one change fared.
  sealed interface Outcome {
    /// It is there, or something newer is.
    record Delivered() implements Outcome {}

    /// The cluster will never take it as it is.
    record Refused(String reason) implements Outcome {}

    /// For now it could not be taken.
    record Later(String reason) implements Outcome {}
  }
}
