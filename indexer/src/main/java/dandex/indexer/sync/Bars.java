package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.indexer.run.Progress;

/// Bars for what takes long enough to be watched.
final class Bars {
  /// More than a page of them.
  private static final int MANY = 1000;

  private static final Progress.Bar NONE =
      new Progress.Bar() {
        @Override
        public void step(long steps) {}

        @Override
        public void total(long total) {}

        @Override
        public void note(String item) {}

        @Override
        public void close() {}
      };

  private Bars() {}

  static Progress.Bar assets(Errand errand, DandisetId id, long assets) {
    if (assets <= MANY) return NONE;
    return errand.context().progress().bar("Assets of DANDI:" + id, assets);
  }
}
