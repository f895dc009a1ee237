package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a LINDI file: the structure without the bulk, and what it says is in the NWB
/// file.
///
/// @param url where it was read
/// @param etag for the next conditional request, where the host gives one
/// @param lastModified likewise, as the host wrote it
/// @param structure `{"generationMetadata":{…},"refs":{…}}`, metadata keys only
/// @param generationMetadata who made the file and when; absent from files outside the archive-wide
///   job
public record LindiFile(
    String url,
    @Nullable String etag,
    @Nullable String lastModified,
    Json structure,
    @Nullable Json generationMetadata,
    NwbContents contents) {
  /// One of whose NWB file the objects alone are known.
  public LindiFile(
      String url,
      @Nullable String etag,
      @Nullable String lastModified,
      Json structure,
      @Nullable Json generationMetadata,
      List<NwbObject> objects) {
    this(
        url,
        etag,
        lastModified,
        structure,
        generationMetadata,
        new NwbContents(NwbFile.SILENT, List.of(), objects));
  }

  public List<NwbObject> objects() {
    return contents.objects();
  }
}
