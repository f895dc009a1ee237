package dandex.sandbox.archive;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the archive itself knows of an asset. Words come in the order of the metadata, each once;
/// species, sexes and subjects from `wasAttributedTo` only.
///
/// @param paths by version, the draft first
/// @param metadata JSON as the draft has it, else as the newest version that holds the asset
/// @param objects of its LINDI file, empty where that is not readable
/// @param contents of its NWB file, told by `facts` and `items`
public record KnownAsset(
    String id,
    String dandiset,
    Map<String, String> paths,
    long size,
    @Nullable String encodingFormat,
    List<String> species,
    List<String> sexes,
    List<String> subjects,
    List<String> approaches,
    List<String> techniques,
    List<String> variables,
    LindiState lindi,
    List<KnownObject> objects,
    String metadata,
    KnownContents contents) {
  public enum LindiState {
    ABSENT,
    BROKEN,
    READABLE
  }

  public boolean isInDraft() {
    return paths.containsKey(HeldVersion.DRAFT);
  }

  /// In the draft, else in the newest version that holds the asset.
  public String path() {
    return paths.values().iterator().next();
  }

  /// What its NWB file says of itself, told anew each time; nothing where the LINDI file is not
  /// readable.
  public KnownFile facts() {
    return contents.facts();
  }

  /// Every group, dataset and link of its NWB file, told anew each time; none where the LINDI file
  /// is not readable.
  public List<KnownItem> items() {
    return contents.items();
  }

  /// Each once, sorted.
  public List<String> neurodataTypes() {
    return objects.stream().map(KnownObject::neurodataType).distinct().sorted().toList();
  }
}
