package dandex.sandbox.archive;

import java.nio.file.Path;

/// What an archive holds when it opens.
public final class Holdings {
  private final Content content;

  private Holdings(Content content) {
    this.content = content;
  }

  /// Made up, the same for the same arguments. Nothing of an asset is kept in memory but its number
  /// in the versions that hold it.
  ///
  /// @param assets how many in all, those included that are in published versions only
  public static Holdings generated(long seed, int dandisets, int assets) {
    return new Holdings(new Generated(seed, dandisets, assets));
  }

  /// Read from files, and kept in memory: `NNNNNN/{dandiset.json, assets.json.gz,
  /// assets-state.json, versions/0.X/…}`, with LINDI files in `lindi-by-dandiset` and
  /// `lindi-real-lib` beside that folder.
  ///
  /// @param folder the one that holds the dandisets, or the one above it in which that is called
  ///   `dandisets`
  public static Holdings folder(Path folder) {
    return new Holdings(Filed.in(folder));
  }

  Content content() {
    return content;
  }
}
