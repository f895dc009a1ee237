package dandex.indexer.nwb;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which of the chunks that stand in a LINDI file itself are worth holding until the file is read:
/// those of scalars, and of the few columns by which files are looked for. Decided before the chunk
/// is looked at, as it may be of any size.
public final class SmallChunks {
  /// Characters of a chunk as it is written, 64 kB in base64; a larger one is not held.
  public static final int CHARS = 88_000;

  /// The same of the text of a schema.
  public static final int SCHEMA_CHARS = 1_500_000;

  private static final int BYTES = 65_536;
  private static final int ROWS = 20_000;
  private static final int SCHEMA_BYTES = 4_000_000;

  private static final Pattern SCHEMA = Pattern.compile("specifications/[^/]+/[^/]+/[^/]+");

  /// Where facts are that [FileFacts] tells.
  private static final Pattern FACT =
      Pattern.compile(
          "identifier|session_description|session_start_time|nwb_version"
              + "|general/(session_id|lab|institution|subject/[^/]+)"
              + "|general/(optophysiology|intracellular_ephys)/[^/]+/(location|indicator)");

  private static final List<String> COLUMNS =
      List.of(
          "general/experimenter",
          "general/keywords",
          "general/extracellular_ephys/electrodes/location",
          "general/extracellular_ephys/electrodes/group_name");

  private SmallChunks() {}

  /// @param path of the dataset, `general/session_id`
  /// @param zarray what describes it; null where that did not come yet, as keys need not be sorted
  public static boolean isWanted(String path, @Nullable Metadata zarray) {
    var form = zarray != null && zarray.part() instanceof ArrayForm described ? described : null;
    if (isSchema(path)) return !Extensions.isBundled(path) && fits(form, SCHEMA_BYTES);
    if (COLUMNS.contains(path)) return fits(form, BYTES);
    if (form == null) return FACT.matcher(path).matches();
    return form.elements() == 1 && form.bytes() <= BYTES;
  }

  /// Characters that a wanted chunk may have.
  public static int chars(String path) {
    return isSchema(path) ? SCHEMA_CHARS : CHARS;
  }

  private static boolean isSchema(String path) {
    return Extensions.isWithin(path) && SCHEMA.matcher(path).matches();
  }

  private static boolean fits(@Nullable ArrayForm form, long bytes) {
    return form == null || (form.elements() <= ROWS && form.bytes() <= bytes);
  }
}
