package dandex.server.graphql;

import dandex.server.plan.Plan;

/// Plans that are carried out; the others are refused with what they say.
final class Plans {
  private Plans() {}

  /// @throws Refusal for a plan that says why it is refused
  static <F> Plan<F> admitted(Plan<F> plan) {
    if (plan instanceof Plan.Refused<F>(var why)) throw Refusal.badInput(why);
    return plan;
  }

  /// @param only why no other will do
  /// @throws Refusal for a plan that is refused, or is not by search
  static <F> Plan<F> bySearch(Plan<F> plan, String only) {
    if (plan instanceof Plan.ByColumns<F>(_, var why)) throw Refusal.badInput(why + "; " + only);
    return admitted(plan);
  }
}
