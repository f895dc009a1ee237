package dandex.server.plan;

import dandex.catalog.Question;

/// How a question will be answered: decided purely, tested without a server, printable to whoever
/// asks why.
public sealed interface Plan<F> {
  /// On Elasticsearch.
  record BySearch<F>(Question<F> question) implements Plan<F> {}

  /// On the columns of Postgres, which knows each object by itself.
  ///
  /// @param why Elasticsearch was not chosen
  record ByColumns<F>(Question<F> question, String why) implements Plan<F> {}

  /// Not at all.
  ///
  /// @param why in words for whoever asked, with the way out
  record Refused<F>(String why) implements Plan<F> {}
}
