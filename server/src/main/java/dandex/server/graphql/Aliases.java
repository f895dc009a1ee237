package dandex.server.graphql;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/// Counts the fields of a document that have an alias, those of a fragment once.
final class Aliases {
  private int count;

  private Aliases() {}

  static int in(Document document) {
    var aliases = new Aliases();
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case OperationDefinition operation -> aliases.look(operation.getSelectionSet());
        case FragmentDefinition fragment -> aliases.look(fragment.getSelectionSet());
        default -> {}
      }
    }
    return aliases.count;
  }

  private void look(@Nullable SelectionSet selections) {
    if (selections == null) return;
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> {
          if (field.getAlias() != null) count++;
          look(field.getSelectionSet());
        }
        case InlineFragment fragment -> look(fragment.getSelectionSet());
        default -> {}
      }
    }
  }
}
