package dandex.server.graphql;

import static dandex.server.graphql.FilterForm.on;

import dandex.server.graphql.FilterForm.Reading;

/// How the input of a field becomes a filter, by the type of its conditions in the schema.
final class FieldReadings {
  private FieldReadings() {}

  static <F> Reading<F> word(F field) {
    return (input, budget) -> on(field, Conditions.word(input));
  }

  static <F> Reading<F> text(F field) {
    return (input, budget) -> on(field, Conditions.text(input));
  }

  static <F> Reading<F> term(F field) {
    return (input, budget) -> on(field, Conditions.term(input));
  }

  static <F> Reading<F> number(F field) {
    return (input, budget) -> on(field, Conditions.number(input));
  }

  static <F> Reading<F> time(F field) {
    return (input, budget) -> on(field, Conditions.time(input));
  }

  static <F> Reading<F> dandiset(F field) {
    return (input, budget) ->
        on(field, Conditions.key(input, word -> Filters.dandisetId(word).toString()));
  }

  static <F> Reading<F> assetId(F field) {
    return (input, budget) ->
        on(field, Conditions.key(input, word -> GlobalId.asset(word).toString()));
  }

  static <F> Reading<F> type(F withSubtypes, F exact) {
    return (input, budget) ->
        on(Boolean.TRUE.equals(input.get("exact")) ? exact : withSubtypes, Conditions.word(input));
  }

  static <F> Reading<F> fraction(F field) {
    return (input, budget) -> on(field, Conditions.fraction(input));
  }

  static <F> Reading<F> dtype(F field) {
    return (input, budget) -> on(field, Conditions.dtype(input));
  }
}
