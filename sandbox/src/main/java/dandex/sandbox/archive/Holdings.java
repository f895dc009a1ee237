package dandex.sandbox.archive;

import java.nio.file.Path;

/// What an archive holds.
public interface Holdings {
  /// Made up, the same for the same arguments.
  static Holdings generated(long seed, int dandisets, int assets) {
    throw new UnsupportedOperationException();
  }

  /// Read from a folder of `dandisets/NNNNNN/…`.
  static Holdings folder(Path folder) {
    throw new UnsupportedOperationException();
  }
}
