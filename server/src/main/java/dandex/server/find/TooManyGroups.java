package dandex.server.find;

/// More groups than are counted in one answer.
public final class TooManyGroups extends RuntimeException {
  TooManyGroups(int most) {
    super("there are over %,d groups: narrow the filter, or group by fewer fields".formatted(most));
  }
}
