package dandex.server.find;

import static dandex.server.find.Shelf.anObject;
import static dandex.server.find.Shelf.is;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import dandex.catalog.Question;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsContractTest implements FinderContract {
  private final OneByOne finder = ContentOfShelf.get().finder();

  @Override
  public Found<AssetId> find(Question<AssetField> question) {
    return finder.assets(new ByColumns<>(question, "a test"));
  }

  @Test
  void objects_that_are_equal_but_for_their_paths_are_told_apart() {
    var a = is(ObjectField.PATH, new EqualToAnyOf(List.of("groups/a")));
    var b = is(ObjectField.PATH, new EqualToAnyOf(List.of("groups/b")));
    var group = is(ObjectField.PATH, new StartsWith("groups/"));

    assertThat(planned(question(anObject(a, b)))).isEmpty();
    assertThat(planned(question(anObject(group, new Not<>(a))))).containsExactly(Shelf.GROUPS);
  }

  private List<AssetId> planned(Question<AssetField> question) {
    var plan = Planner.assets(question);
    assertThat(plan).isInstanceOf(ByColumns.class);
    return finder.assets(plan).hits().stream().map(Found.Hit::key).toList();
  }
}
