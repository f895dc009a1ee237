package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetField;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiltersTest {
  @Test
  void no_filter_and_an_empty_one_are_no_condition() {
    assertThat(Filters.ASSETS.read(null)).isEqualTo(Filter.everything());
    assertThat(Filters.ASSETS.read(Map.of())).isEqualTo(Filter.everything());
    assertThat(Filters.ASSETS.read(Map.of("path", Map.of()))).isEqualTo(Filter.everything());
  }

  @Test
  void null_is_no_condition_and_an_empty_list_is_one() {
    var input = new HashMap<String, Object>();
    input.put("species", null);
    assertThat(Filters.ASSETS.read(input)).isEqualTo(Filter.everything());

    assertThat(Filters.ASSETS.read(Map.of("species", Map.of("equalToAnyOf", List.of()))))
        .isEqualTo(new Is<>(AssetField.SPECIES, new EqualToAnyOf(List.of())));
    assertThat(Filters.ASSETS.read(Map.of("anyOf", List.of()))).isEqualTo(new Any<>(List.of()));
    assertThat(Filters.ASSETS.read(Map.of("allOf", List.of()))).isEqualTo(new All<>(List.of()));
  }

  @Test
  void conditions_that_stand_together_must_all_hold() {
    assertThat(
            Filters.OBJECTS.read(
                Map.of("path", ordered("startsWith", "a", "contains", "b", "exists", true))))
        .isEqualTo(
            new All<>(
                List.of(
                    new Is<>(ObjectField.PATH, new StartsWith("a")),
                    new Is<>(ObjectField.PATH, new Contains("b")),
                    new Is<>(ObjectField.PATH, new Exists(true)))));
  }

  @Test
  void numbers_and_times_are_read_with_their_bounds() {
    assertThat(Filters.ASSETS.read(Map.of("size", Map.of("gte", 5L, "lt", 9L))))
        .isEqualTo(new Is<>(AssetField.SIZE, new NumberWithin(null, 5L, 9L, null)));
    assertThat(Filters.ASSETS.read(Map.of("size", Map.of("equalToAnyOf", List.of(1L, 2L)))))
        .isEqualTo(new Is<>(AssetField.SIZE, new NumberIn(List.of(1L, 2L))));
    assertThat(Filters.DANDISETS.read(Map.of("created", Map.of("gt", Instant.EPOCH))))
        .isEqualTo(
            new Is<>(DandisetField.CREATED, new TimeWithin(Instant.EPOCH, null, null, null)));
  }

  @Test
  void a_type_matches_its_subtypes_unless_told_exact() {
    var words = List.of("TimeSeries");
    assertThat(
            Filters.ASSETS.read(
                Map.of("neurodataType", Map.of("equalToAnyOf", words, "exact", false))))
        .isEqualTo(new Is<>(AssetField.NEURODATA_TYPE, new EqualToAnyOf(words)));
    assertThat(
            Filters.OBJECTS.read(
                Map.of("neurodataType", Map.of("equalToAnyOf", words, "exact", true))))
        .isEqualTo(new Is<>(ObjectField.EXACT_NEURODATA_TYPE, new EqualToAnyOf(words)));
  }

  @Test
  void a_condition_on_objects_holds_a_filter_of_its_own() {
    var object = Map.of("kind", Map.of("equalToAnyOf", List.of("GROUP")));
    assertThat(Filters.ASSETS.read(Map.of("nwbObjects", Map.of("anySatisfy", object))))
        .isEqualTo(
            new Is<>(
                AssetField.NWB_OBJECTS,
                new AnyObject(new Is<>(ObjectField.KIND, new EqualToAnyOf(List.of("GROUP"))))));
  }

  @Test
  void filters_combine_with_any_all_and_not() {
    var path = Map.of("path", Map.of("contains", "x"));
    var leaf = new Is<>(AssetField.PATH, new Contains("x"));
    assertThat(Filters.ASSETS.read(Map.of("anyOf", List.of(path, Map.of("not", path)))))
        .isEqualTo(new Any<>(List.of(leaf, new Not<>(leaf))));
    assertThat(Filters.ASSETS.read(Map.of("allOf", List.of(path, path))))
        .isEqualTo(new All<>(List.of(leaf, leaf)));
  }

  @Test
  void dandisets_may_be_written_as_people_write_them() {
    var written = Map.of("equalToAnyOf", List.of("DANDI:000003", "3", "000003"));
    assertThat(Filters.ASSETS.read(Map.of("dandiset", written)))
        .isEqualTo(
            new Is<>(AssetField.DANDISET, new EqualToAnyOf(List.of("000003", "000003", "000003"))));
  }

  @Test
  void what_cannot_be_a_dandiset_is_refused_with_the_way_out() {
    var wrong = Map.of("identifier", Map.of("equalToAnyOf", List.of("hippocampus")));
    assertThatThrownBy(() -> Filters.DANDISETS.read(wrong))
        .isInstanceOf(Refusal.class)
        .hasMessage("\"hippocampus\" is no dandiset identifier: write 000003, 3 or DANDI:000003");
  }

  @Test
  void every_field_of_every_filter_of_the_schema_is_read() {
    var schema = Schema.load();
    readAll(schema.getType("AssetFilter"), Filters.ASSETS);
    readAll(schema.getType("DandisetFilter"), Filters.DANDISETS);
    readAll(schema.getType("NwbObjectFilter"), Filters.OBJECTS);
  }

  @Test
  void a_filter_has_bounds_in_depth_and_number() {
    Map<String, Object> deep = Map.of();
    for (int level = 0; level < 25; level++) deep = Map.of("not", deep);
    var nested = deep;
    assertThatThrownBy(() -> Filters.ASSETS.read(nested))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.DEPTH_LIMIT));

    var many = IntStream.range(0, 10_001).mapToObj(Integer::toString).toList();
    assertThatThrownBy(() -> Filters.ASSETS.read(Map.of("path", Map.of("equalToAnyOf", many))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.COMPLEXITY_LIMIT));
  }

  private static void readAll(@Nullable GraphQLType named, FilterForm<?> form) {
    var type = (GraphQLInputObjectType) Objects.requireNonNull(named);
    for (var field : type.getFields()) {
      Object empty =
          switch (field.getName()) {
            case "anyOf", "allOf" -> List.of();
            case "matches" -> "word";
            case "assets" -> Map.of("versions", "DRAFT");
            default -> Map.of();
          };
      assertThat(form.read(Collections.singletonMap(field.getName(), empty)))
          .as(type.getName() + "." + field.getName())
          .isNotNull();
    }
  }

  private static Map<String, Object> ordered(Object... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (int at = 0; at < entries.length; at += 2) map.put((String) entries[at], entries[at + 1]);
    return map;
  }
}
