package dandex.server.graphql;

import dandex.server.load.Tally;
import dandex.server.plan.Crossings;
import dandex.server.plan.NormalForm;
import dandex.server.plan.Plan;

/// What plans cost the stores, counted; those that are refused are not carried out.
final class Costs {
  private Costs() {}

  /// @throws Refusal for a plan that says why it is refused
  static void of(Plan<?> plan, Tally tally) {
    switch (plan) {
      case Plan.BySearch<?> search -> {
        tally.searched(1 + Crossings.rounds(NormalForm.of(search.question().filter())));
        tally.stated(1);
      }
      case Plan.ByColumns<?> columns -> {
        tally.searched(Crossings.rounds(NormalForm.of(columns.question().filter())));
        tally.stated(columns.question().counted() ? 2 : 1);
      }
      case Plan.Refused<?> refused -> throw Refusal.badInput(refused.why());
    }
  }
}
