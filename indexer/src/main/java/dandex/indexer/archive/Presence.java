package dandex.indexer.archive;

/// What a dandiset's own URL answers. Any other answer is a failure and says nothing of presence.
public sealed interface Presence {
  record Present(ListedDandiset dandiset) implements Presence {}

  /// Deleted, or it never was.
  record Deleted() implements Presence {}

  record Embargoed() implements Presence {}
}
