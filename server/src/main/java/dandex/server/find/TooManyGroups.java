package dandex.server.find;

/// More groups, or intervals, than are counted in one answer.
public final class TooManyGroups extends RuntimeException {
  TooManyGroups(String message) {
    super(message);
  }

  TooManyGroups(int most) {
    super("there are over %,d groups: narrow the filter, or group by fewer fields".formatted(most));
  }
}
