package dandex.indexer.schedule;

/// What becomes of times at which nobody was there to ask.
public enum Missed {
  /// However many were missed, it is asked once, as soon as somebody is there.
  ONCE,
  /// It is asked at the next time.
  SKIP
}
