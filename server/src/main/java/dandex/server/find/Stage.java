package dandex.server.find;

import java.util.Locale;

/// What the time of a request goes on. Stages may stand within each other; each has the time that
/// went on it and on none within it.
public enum Stage {
  /// A document is read and checked; not where it is known from before.
  PARSE,
  /// Arguments become questions, and these what the stores are asked.
  PLAN,
  /// Elasticsearch is waited for, by conditions across levels alone.
  CROSSING,
  /// Elasticsearch is waited for.
  SEARCH,
  /// Postgres is waited for.
  LOAD,
  /// Values become JSON.
  SERIALISE;

  /// As people read it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
