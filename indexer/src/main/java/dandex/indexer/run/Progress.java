package dandex.indexer.run;

/// Shows people how far a run is. Safe for use by several threads.
public interface Progress {
  /// Opens a bar.
  ///
  /// @param total how many steps there are, -1 when that is not known yet
  Bar bar(String what, long total);

  /// One line of what is being done, at the bar's side.
  interface Bar extends AutoCloseable {
    void step(long steps);

    void total(long total);

    void note(String item);

    @Override
    void close();
  }
}
