package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.NwbObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The objects in NWB files.
record NwbObjects(Handle handle) {
  private record Placed(AssetId asset, NwbObject object) {}

  /// Makes the objects of each file that was read those of its asset, exactly.
  void replace(List<LindiAnswer> answers) {
    var read = answers.stream().filter(answer -> answer.file() != null).toList();
    var objects =
        read.stream()
            .flatMap(answer ->
                Objects.requireNonNull(answer.file()).objects().stream()
                    .map(object -> new Placed(answer.asset(), object)))
            .toList();
    replace(read.stream().map(LindiAnswer::asset).toList(), objects);
  }

  private void replace(List<AssetId> read, List<Placed> objects) {
    handle
        .createUpdate(
            """
            with fresh as materialized (
              select asset, path, neurodata_type, namespace, cast(ancestors as text[]) as ancestors,
                     kind, cast(shape as bigint[]) as shape, dtype,
                     cast(columns as text[]) as columns, rows, object_id, description
              from unnest(:assets, :paths, :types, :namespaces, :ancestors, :kinds, :shapes, :dtypes,
                          :columns, :rows, :objectIds, :descriptions)
                as fresh (asset, path, neurodata_type, namespace, ancestors, kind, shape, dtype,
                          columns, rows, object_id, description)),
            gone as (
              delete from nwb_object o
              where o.asset = any(:read)
                and not exists (
                  select from fresh f where f.asset = o.asset and f.path = o.path)
              returning o.asset),
            written as (
              insert into nwb_object (
                asset, path, neurodata_type, namespace, ancestors, kind, shape, dtype, columns,
                rows, object_id, description)
              select * from fresh order by asset, path
              on conflict (asset, path) do update set
                neurodata_type = excluded.neurodata_type, namespace = excluded.namespace,
                ancestors = excluded.ancestors, kind = excluded.kind, shape = excluded.shape,
                dtype = excluded.dtype, columns = excluded.columns, rows = excluded.rows,
                object_id = excluded.object_id, description = excluded.description
              where nwb_object is distinct from excluded
              returning asset)
            insert into outbox (kind, key, due)
            select 'asset', asset::text, clock_timestamp()
            from (select asset from gone union select asset from written) due
            order by asset
            on conflict (kind, key) do update
              set revision = outbox.revision + 1, due = clock_timestamp()
            """)
        .bindArray("read", AssetId.class, read)
        .bindArray("assets", AssetId.class, objects.stream().map(Placed::asset).toList())
        .bindArray("paths", String.class, each(objects, NwbObject::path))
        .bindArray("types", String.class, each(objects, NwbObject::neurodataType))
        .bindArray("namespaces", String.class, each(objects, NwbObject::namespace))
        .bindArray("ancestors", String.class, each(objects, object -> array(object.ancestors())))
        .bindArray("kinds", String.class, each(objects, object -> object.kind().name()))
        .bindArray("shapes", String.class, each(objects, object -> numbers(object.shape())))
        .bindArray("dtypes", String.class, each(objects, NwbObject::dtype))
        .bindArray("columns", String.class, each(objects, object -> array(object.columns())))
        .bindArray("rows", Long.class, each(objects, NwbObject::rows))
        .bindArray("objectIds", String.class, each(objects, NwbObject::objectId))
        .bindArray("descriptions", String.class, each(objects, NwbObject::description))
        .execute();
  }

  private static <T extends @Nullable Object> List<T> each(
      List<Placed> objects, Function<NwbObject, T> part) {
    var parts = new ArrayList<T>(objects.size());
    for (var placed : objects) parts.add(part.apply(placed.object()));
    return parts;
  }

  /// An array within an array, as `unnest` cannot take arrays of different lengths: `{"a","b"}`.
  static String array(List<String> words) {
    return words.stream()
        .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static @Nullable String numbers(@Nullable List<Long> numbers) {
    if (numbers == null) return null;
    return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
