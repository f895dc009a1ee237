package dandex.server.find;

import dandex.catalog.Condition.NumberWithin;

/// Whole numbers from one to another, both included; none when they are the wrong way round.
record Numbers(long from, long to) {
  static final Numbers NONE = new Numbers(1, 0);

  static Numbers of(NumberWithin within) {
    var from = Long.MIN_VALUE;
    var to = Long.MAX_VALUE;
    if (within.gte() != null) from = within.gte();
    if (within.lte() != null) to = within.lte();
    if (within.gt() != null) {
      if (within.gt() == Long.MAX_VALUE) return NONE;
      from = Math.max(from, within.gt() + 1);
    }
    if (within.lt() != null) {
      if (within.lt() == Long.MIN_VALUE) return NONE;
      to = Math.min(to, within.lt() - 1);
    }
    return new Numbers(from, to);
  }

  boolean isEmpty() {
    return from > to;
  }
}
