package dandex.sandbox.archive;

/// How a LINDI file is written. All forms occur in the wild.
///
/// @param pretty indented, as the archive-wide job writes it
/// @param sorted whether the keys are
/// @param version whether `"version":1` stands in it
/// @param generationMetadata whether it tells how it was made
/// @param templates whether URLs that recur are shortened to `{{u1}}`
/// @param bareNaN whether floating point attributes are bare `NaN`, as kerchunk wrote them
/// @param typesInLists whether neurodata types are arrays of one, as MatNWB writes them
/// @param namespaces whether types say which namespace they are of
record LindiForm(
    Metadata metadata,
    boolean pretty,
    boolean sorted,
    boolean version,
    boolean generationMetadata,
    boolean templates,
    boolean bareNaN,
    boolean typesInLists,
    boolean namespaces) {
  /// How the content of `.zattrs`, `.zgroup` and `.zarray` is held.
  enum Metadata {
    OBJECTS,
    TEXTS,
    BASE64,
    MIXED
  }

  static LindiForm of(Dice dice) {
    var drawn = dice.of("metadata").below(100);
    return new LindiForm(
        drawn < 78
            ? Metadata.OBJECTS
            : drawn < 90 ? Metadata.TEXTS : drawn < 95 ? Metadata.BASE64 : Metadata.MIXED,
        dice.of("pretty").chance(60),
        dice.of("sorted").chance(80),
        dice.of("version").chance(88),
        dice.of("generated").chance(92),
        dice.of("templates").chance(70),
        dice.of("nan").chance(5),
        dice.of("lists").chance(6),
        !dice.of("namespaces").chance(6));
  }
}
