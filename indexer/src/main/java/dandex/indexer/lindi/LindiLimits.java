package dandex.indexer.lindi;

/// What a LINDI file may be; beyond it the file is rejected.
///
/// @param fileBytes of the whole file, as sent and as unpacked
/// @param structureChars of what is kept of it
/// @param keyChars of one key
/// @param depth of objects and lists in one another
public record LindiLimits(long fileBytes, int structureChars, int keyChars, int depth) {
  // A structure is held once while it is read, with what it says, and twice more while it is put
  // together, by each of a few threads.
  private static final int SHARE_OF_HEAP = 16;

  /// Real files have 0.3 to 50 MB, of which an eighth is kept, and keys of less than 200
  /// characters. In a small heap less may be kept: a character for each 16 bytes that it may have.
  public static final LindiLimits DEFAULT =
      new LindiLimits(
          1_000_000_000,
          (int) Math.min(64_000_000, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
          4_000,
          200);

  public LindiLimits withFileBytes(long bytes) {
    return new LindiLimits(bytes, structureChars, keyChars, depth);
  }
}
