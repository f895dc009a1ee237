package dandex.indexer.mirror;

import java.util.ArrayList;
import java.util.List;

/// How many keys there are of some sort, and the first of them.
public record Sample(long count, List<String> first) {
  static final int MOST = 20;

  public Sample {
    first = List.copyOf(first);
  }

  /// A sample that is being taken.
  static final class Taking {
    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String key) {
      if (count++ < MOST) first.add(key);
    }

    Sample taken() {
      return new Sample(count, first);
    }
  }
}
