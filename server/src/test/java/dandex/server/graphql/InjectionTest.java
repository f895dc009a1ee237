package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.server.TestStack;
import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whatever a client writes where a text is wanted is that text, and never part of what is asked of
/// Postgres or Elasticsearch.
class InjectionTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);
  private static final int DEEPEST = 4;

  /// Each would be everything, or an error, if it were read as a part of a statement or a request.
  private static final List<String> TEXTS =
      List.of(
          "' or 'a' = 'a",
          "\\'; drop table asset; --",
          "$9999 ? = ? :ids",
          "\"}}, {\"match_all\": {}}, {\"x\": {\"y\": \"",
          "* OR _exists_:assetId",
          "%_%");

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void every_text_of_every_filter_is_a_value() {
    var assets = everything("assets");
    var dandisets = everything("dandisets");
    assertThat(assets).isPositive();
    assertThat(dandisets).isPositive();
    var asked = new HashSet<String>();

    for (var text : TEXTS) {
      assertValue("AssetFilter", "assets", text, asked);
      assertValue("DandisetFilter", "dandisets", text, asked);
    }

    assertThat(asked).contains("assets path.equalToAnyOf", "dandisets name.glob");
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(everything("assets")).isEqualTo(assets);
    assertThat(everything("dandisets")).isEqualTo(dandisets);
  }

  @Test
  void every_text_of_a_search_is_words() {
    for (var text : TEXTS) {
      var answer =
          ASKING.data(
              "query ($s: String!) { assets(search: $s) { totalCount } dandisets(search: $s) {"
                  + " totalCount } suggest(kind: SPECIES, prefix: $s) { text } }",
              Map.of("s", text));

      assertThat(answer.has("assets")).as(text).isTrue();
    }
  }

  private static void assertValue(String filter, String field, String text, Set<String> asked) {
    var type = (GraphQLInputObjectType) Objects.requireNonNull(Schema.load().getType(filter));
    for (var place : places(type, DEEPEST)) {
      var where = field + " " + String.join(".", place.path());
      var query = "query ($f: %s) { %s(filter: $f) { totalCount } }".formatted(filter, field);
      var answer = ASKING.answer(query, Map.of("f", place.holding(text)));
      // A date that is none, and the like.
      if (answer.code() == Code.BAD_USER_INPUT) continue;
      assertThat(answer.code()).as("%s: %s", where, text).isNull();
      assertThat(new String(answer.body(), UTF_8))
          .as("%s: %s", where, text)
          .contains("\"totalCount\":0");
      asked.add(where);
    }
  }

  /// Where in a filter a text can stand.
  ///
  /// @param path fields from the filter on
  /// @param list whether it stands in a list there
  private record Place(List<String> path, boolean list) {
    Map<String, Object> holding(String text) {
      Object held = list ? List.of(text) : text;
      for (var at = path.size() - 1; at >= 0; at--) held = Map.of(path.get(at), held);
      @SuppressWarnings("unchecked")
      var filter = (Map<String, Object>) held;
      return filter;
    }

    Place below(String field) {
      var longer = new ArrayList<>(List.of(field));
      longer.addAll(path);
      return new Place(longer, list);
    }
  }

  private static List<Place> places(GraphQLInputObjectType type, int levels) {
    var places = new ArrayList<Place>();
    if (levels == 0) return places;
    for (var field : type.getFields()) {
      // What holds for whatever does not.
      if (Set.of("not", "anyOf", "allOf", "noneSatisfies", "exists").contains(field.getName())) {
        continue;
      }
      GraphQLInputType inner = (GraphQLInputType) GraphQLTypeUtil.unwrapAll(field.getType());
      var list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
      if (inner.equals(Scalars.GraphQLString) || inner.equals(Scalars.GraphQLID)) {
        places.add(new Place(List.of(field.getName()), list));
      } else if (inner instanceof GraphQLInputObjectType object && !list) {
        for (var place : places(object, levels - 1)) places.add(place.below(field.getName()));
      }
    }
    return places;
  }

  private static long everything(String field) {
    JsonNode data = ASKING.data("{ " + field + " { totalCount } }");
    return data.at("/" + field + "/totalCount").asLong();
  }
}
