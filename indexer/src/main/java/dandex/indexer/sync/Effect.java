package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.Watermark;
import dandex.catalog.store.Database;
import dandex.catalog.store.Difference;
import dandex.catalog.store.VersionStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What becomes of what a sync finds out: it is kept, or only looked at.
sealed interface Effect {
  /// Works on versions.
  void onVersions(Consumer<VersionStore> work);

  /// See [dandex.catalog.store.KeptVersions#sweep].
  void sweep();

  void mark(DandisetId dandiset, Watermark watermark);

  void reconciled(DandisetId dandiset, Instant at);

  /// @return how many paths went
  Difference withdraw(DandisetId dandiset, String reason, Instant at);

  void failed(DandisetId dandiset, String message, Instant at);

  void recovered(DandisetId dandiset);

  /// It is kept in the catalog.
  record Kept(Database database) implements Effect {
    @Override
    public void onVersions(Consumer<VersionStore> work) {
      work.accept(database.versions());
    }

    @Override
    public void sweep() {
      database.versions().sweep();
    }

    @Override
    public void mark(DandisetId dandiset, Watermark watermark) {
      database.dandisets().mark(dandiset, watermark);
    }

    @Override
    public void reconciled(DandisetId dandiset, Instant at) {
      database.syncMemory().reconciled(dandiset, at);
    }

    @Override
    public Difference withdraw(DandisetId dandiset, String reason, Instant at) {
      return database.dandisets().withdraw(dandiset, reason, at);
    }

    @Override
    public void failed(DandisetId dandiset, String message, Instant at) {
      database.syncMemory().failed(dandiset, message, at);
    }

    @Override
    public void recovered(DandisetId dandiset) {
      database.syncMemory().recovered(dandiset);
    }
  }

  /// Nothing is written.
  record Rehearsed(Database database) implements Effect {
    @Override
    public void onVersions(Consumer<VersionStore> work) {
      try (var rehearsal = database.rehearse()) {
        work.accept(rehearsal.versions());
      }
    }

    @Override
    public void sweep() {}

    @Override
    public void mark(DandisetId dandiset, Watermark watermark) {}

    @Override
    public void reconciled(DandisetId dandiset, Instant at) {}

    @Override
    public Difference withdraw(DandisetId dandiset, String reason, Instant at) {
      var removed = 0L;
      var versions = database.dandisets().versions(List.of(dandiset), false);
      try (var rehearsal = database.rehearse()) {
        for (var version : versions.getOrDefault(dandiset, List.of())) {
          removed += rehearsal.versions().remove(dandiset, version.id()).removed();
        }
      }
      return new Difference(0, 0, removed);
    }

    @Override
    public void failed(DandisetId dandiset, String message, Instant at) {}

    @Override
    public void recovered(DandisetId dandiset) {}
  }
}
