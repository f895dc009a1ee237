package dandex.indexer.sync;

import dandex.catalog.store.Difference;
import dandex.indexer.archive.Traffic;
import dandex.indexer.run.RunContext;
import java.util.List;

/// The figures of a DANDI sync, in the order in which people read them. Assets are counted by their
/// places: one that stands in two versions counts twice.
record DandiFigures(RunContext context) {
  private static final List<String> NAMES =
      List.of(
          "dandisetsChecked",
          "dandisetsAdded",
          "dandisetsUpdated",
          "dandisetsRemoved",
          "versionsChecked",
          "versionsAdded",
          "versionsUpdated",
          "versionsRemoved",
          "assetsChecked",
          "assetsAdded",
          "assetsChanged",
          "assetsRemoved",
          "requests",
          "retries",
          "bytes");

  void start() {
    NAMES.forEach(name -> context.count(name, 0));
  }

  void add(String name, long more) {
    context.count(name, more);
  }

  void dandiset(Change.Fate fate) {
    switch (fate) {
      case NONE -> {}
      case ADDED -> add("dandisetsAdded", 1);
      case CHANGED -> add("dandisetsUpdated", 1);
      case REMOVED -> add("dandisetsRemoved", 1);
    }
  }

  void versions(Difference difference) {
    context.count("versionsAdded", difference.added());
    context.count("versionsUpdated", difference.changed());
    context.count("versionsRemoved", difference.removed());
  }

  void assets(Difference difference) {
    context.count("assetsAdded", difference.added());
    context.count("assetsChanged", difference.changed());
    context.count("assetsRemoved", difference.removed());
  }

  void traffic(Traffic traffic) {
    context.count("requests", traffic.requests());
    context.count("retries", traffic.retries());
    context.count("bytes", traffic.bytes());
  }
}
