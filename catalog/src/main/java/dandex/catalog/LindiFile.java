package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a LINDI file: the structure without the bulk, and the NWB objects in it.
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
    List<NwbObject> objects) {}
