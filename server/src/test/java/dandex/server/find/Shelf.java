package dandex.server.find;

import dandex.catalog.Asset;
import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Place;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A few assets written by hand, and how questions about them are put.
final class Shelf {
  static final AssetId MOUSE = id(1);
  static final AssetId GROUPS = id(2);
  static final AssetId PUBLISHED = id(3);
  static final AssetId OLD = id(4);
  static final AssetId SHARED = id(5);
  static final VersionId OLDER = new VersionId("0.210101.0000");
  static final VersionId NEWER = new VersionId("0.220202.1234");

  static final List<Row> ROWS =
      List.of(
          row(
              MOUSE,
              10,
              "2024-01-01T12:00:00Z",
              new Term("Mus musculus - House mouse", "obo:10090"),
              List.of(place(1, VersionId.DRAFT, "sub-1/b.nwb"), place(1, NEWER, "sub-1/b.nwb")),
              object("units", "Units", 100L, List.of("spike_times", "id"))),
          row(
              GROUPS,
              20,
              "2024-01-01T12:00:00.000001Z",
              new Term("House mouse", "obo:10090"),
              List.of(place(1, VersionId.DRAFT, "sub-1/50%_*.nwb")),
              object("groups/a", "ElectrodeGroup", null, List.of()),
              object("groups/b", "ElectrodeGroup", null, List.of()),
              object("units", "Units", 7L, List.of("id"))),
          row(PUBLISHED, 10, "2024-01-02T00:00:00Z", null, List.of(place(1, NEWER, "c.nwb"))),
          row(OLD, 0, "2024-01-02T00:00:00Z", null, List.of(place(1, OLDER, "a.nwb"))),
          row(
              SHARED,
              10,
              "2023-12-31T23:59:59.999999Z",
              new Term("Homo sapiens", null),
              List.of(place(1, VersionId.DRAFT, "z.nwb"), place(2, VersionId.DRAFT, "a/z.nwb"))));

  private Shelf() {}

  static Question<AssetField> question(Filter<AssetField> filter) {
    return new Question<>(
        filter, null, Scope.DRAFT, new Order(Order.By.KEY, false), new Page(Page.MOST, null), true);
  }

  static Question<AssetField> in(Scope scope, Question<AssetField> q) {
    return new Question<>(q.filter(), q.text(), scope, q.order(), q.page(), q.counted());
  }

  static Question<AssetField> by(Order.By by, boolean descending, Question<AssetField> q) {
    return new Question<>(
        q.filter(), q.text(), q.scope(), new Order(by, descending), q.page(), q.counted());
  }

  static Question<AssetField> page(
      int first, @Nullable List<@Nullable Object> after, boolean counted, Question<AssetField> q) {
    return new Question<>(
        q.filter(), q.text(), q.scope(), q.order(), pageOf(first, after), counted);
  }

  // NullAway takes the elements of the component for non-null when it reads the class file.
  @SuppressWarnings("NullAway")
  static Page pageOf(int first, @Nullable List<@Nullable Object> after) {
    return new Page(first, after);
  }

  @SuppressWarnings("NullAway")
  static Page pageOf(int size, @Nullable List<@Nullable Object> from, boolean backward) {
    return new Page(size, from, backward);
  }

  static Question<AssetField> text(@Nullable String text, Question<AssetField> q) {
    return new Question<>(q.filter(), text, q.scope(), q.order(), q.page(), q.counted());
  }

  static Filter<AssetField> is(AssetField field, Condition condition) {
    return new Filter.Is<>(field, condition);
  }

  static Filter<ObjectField> is(ObjectField field, Condition condition) {
    return new Filter.Is<>(field, condition);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static Filter<AssetField> anObject(Filter<ObjectField>... parts) {
    return is(
        AssetField.NWB_OBJECTS, new AnyObject(new Filter.All<>(Arrays.stream(parts).toList())));
  }

  private static AssetId id(int number) {
    return new AssetId(new UUID(0, number));
  }

  private static Place place(int dandiset, VersionId version, String path) {
    return new Place(
        DandisetId.parse(Integer.toString(dandiset)), version, version.equals(NEWER), path);
  }

  private static NwbObject object(
      String path, String type, @Nullable Long rows, List<String> columns) {
    var ancestors = type.equals("Units") ? List.of("DynamicTable") : List.of("NWBContainer");
    return new NwbObject(
        path, type, "core", ancestors, NwbObject.Kind.GROUP, null, null, columns, rows, null, null);
  }

  private static Row row(
      AssetId id,
      long bytes,
      String modified,
      @Nullable Term species,
      List<Place> places,
      NwbObject... objects) {
    var topics =
        new Topics(
            species == null ? List.of() : List.of(species),
            List.of(),
            List.of("m" + bytes),
            List.of(),
            List.of(),
            List.of());
    var asset =
        new Asset(
            id,
            id.uuid(),
            null,
            bytes,
            "application/x-nwb",
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse(modified),
            topics,
            new Json("{}"));
    return new Row(asset, places, Arrays.stream(objects).toList());
  }
}
