package dandex.indexer.mirror;

import java.util.List;

/// How the whole search index compares with the catalog.
public record Verification(List<Comparison> comparisons) {
  public Verification {
    comparisons = List.copyOf(comparisons);
  }

  public boolean agrees() {
    return comparisons.stream().allMatch(Comparison::agrees);
  }
}
