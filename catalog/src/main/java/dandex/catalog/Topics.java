package dandex.catalog;

import java.util.List;

/// What an asset, or a version as a whole, is about. Each list is in order of appearance, without
/// repetition; all are empty where the metadata says nothing. Species, sexes and subjects come from
/// the participants (`wasAttributedTo`) of an asset, and from the assets summary of a version,
/// which knows neither sexes nor subjects.
public record Topics(
    List<Term> species,
    List<Term> sexes,
    List<String> subjects,
    List<Term> approaches,
    List<Term> measurementTechniques,
    List<String> variablesMeasured) {
  public static final Topics NONE =
      new Topics(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
