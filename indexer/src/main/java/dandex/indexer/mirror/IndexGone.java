package dandex.indexer.mirror;

/// The index was thrown away while it was written. The message is one line for people.
public final class IndexGone extends RuntimeException {
  IndexGone(String alias) {
    super(
        "The index %s went away during the run; the next run makes it anew and fills it."
            .formatted(alias));
  }
}
