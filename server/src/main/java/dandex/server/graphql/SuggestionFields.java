package dandex.server.graphql;

import dandex.catalog.DandisetId;
import dandex.catalog.Suggestion;
import dandex.catalog.SuggestionKind;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words that are suggested to whoever begins to type one.
final class SuggestionFields {
  private static final int LONGEST = 200;

  private SuggestionFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Suggestion", Suggestion.class)
            .field("text", Suggestion::text)
            .field("identifier", Suggestion::identifier)
            .field("count", Suggestion::count)
            .build());
  }

  static List<Suggestion> suggest(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var arguments = environment.getArguments();
    var kind = SuggestionKind.valueOf(String.valueOf(arguments.get("kind")));
    var prefix = prefix(String.valueOf(arguments.get("prefix")));
    @Nullable Object dandiset = arguments.get("dandiset");
    @Nullable DandisetId within = dandiset == null ? null : Filters.dandisetId(dandiset.toString());
    var first = Pages.first(arguments);
    var vocabulary = exchange.sources().stores().vocabulary();
    return exchange.asking(() -> vocabulary.suggest(kind, prefix, within, first));
  }

  private static String prefix(String text) {
    if (text.length() > LONGEST) {
      throw Refusal.badInput("`prefix` has over %d characters".formatted(LONGEST));
    }
    if (text.indexOf('\0') >= 0) throw Refusal.badInput("`prefix` has a character U+0000 in it");
    return text;
  }
}
