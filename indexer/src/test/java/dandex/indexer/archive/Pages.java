package dandex.indexer.archive;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Pages as the archive writes them.
final class Pages {
  private Pages() {}

  static String page(@Nullable Integer count, boolean more, List<String> items) {
    return """
    {"count": %s, "next": %s, "previous": null, "results": [%s]}
    """
        .formatted(count, more ? "\"http://there/?page=2\"" : "null", String.join(",", items));
  }

  static String dandiset(String identifier) {
    return """
    {"identifier": "%s", "created": "2023-01-01T00:00:00Z", "modified": "2023-01-02T00:00:00.5Z",
     "contact_person": "Doe, Jane", "embargo_status": "OPEN", "star_count": 3, "is_starred": false,
     "most_recent_published_version": null,
     "draft_version": {"version": "draft", "name": "A name", "asset_count": 2, "size": 20,
       "status": "Valid", "created": "2023-01-01T00:00:00Z",
       "modified": "2023-05-01T10:00:00.000001Z"}}
    """
        .formatted(identifier);
  }

  /// Assets numbered from `from` on, with metadata.
  static List<String> assets(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> asset(n, "{}")).toList();
  }

  static String asset(int number, String metadata) {
    return """
    {"asset_id": "%s", "blob": "%s", "zarr": null, "path": "sub-%05d.nwb", "size": %d,
     "created": "2023-01-01T00:00:00Z", "modified": "2023-01-01T00:00:00+00:00",
     "metadata": %s}
    """
        .formatted(new UUID(7, number), new UUID(8, number), number, number, metadata);
  }
}
