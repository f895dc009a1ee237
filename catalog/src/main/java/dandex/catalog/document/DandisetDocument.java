package dandex.catalog.document;

import dandex.catalog.Dandiset;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The document of one dandiset, field for field `es-mappings/dandiset.json`: the values of its
/// draft, else those of its newest published version. A dandiset whose versions are not here yet
/// has an identifier and the time of its creation.
///
/// @param created of the dandiset
/// @param modified of the version
/// @param publishedVersion the newest one
/// @param subjectCount as the assets summary has it
/// @param text spaced [Words]
/// @param stems the same as [Stems]
/// @param nameStems of its name alone, likewise the others
public record DandisetDocument(
    String identifier,
    @Nullable String name,
    List<String> keywords,
    List<String> contributors,
    List<String> licenses,
    Vocabulary species,
    Vocabulary approach,
    Vocabulary measurementTechnique,
    List<String> variableMeasured,
    @Nullable Long assetCount,
    @Nullable Long subjectCount,
    @Nullable Long size,
    Instant created,
    @Nullable Instant modified,
    @Nullable String publishedVersion,
    List<String> text,
    List<String> stems,
    List<String> nameStems,
    String descriptionStems,
    List<String> keywordStems,
    List<String> contributorStems)
    implements Document {

  /// @param versions newest published first, the draft last
  static DandisetDocument of(
      Dandiset dandiset, List<Version> versions, @Nullable Long subjectCount) {
    var published =
        versions.stream().filter(version -> !version.id().isDraft()).findFirst().orElse(null);
    var shown = versions.stream().filter(version -> version.id().isDraft()).findFirst();
    var version = shown.orElse(published);
    if (version == null) return bare(dandiset);
    var topics = version.topics();
    var texts = texts(dandiset, version);
    return new DandisetDocument(
        dandiset.id().digits(),
        version.name(),
        version.keywords(),
        version.contributors(),
        version.licenses(),
        Vocabulary.of(topics.species()),
        Vocabulary.of(topics.approaches()),
        Vocabulary.of(topics.measurementTechniques()),
        topics.variablesMeasured(),
        version.assetCount(),
        subjectCount,
        version.bytes(),
        dandiset.created(),
        version.modified(),
        published == null ? null : published.id().text(),
        Words.spaced(texts),
        Stems.kept(texts),
        Stems.kept(List.of(version.name())),
        Stems.kept(Objects.requireNonNullElse(version.description(), "")),
        Stems.kept(version.keywords()),
        Stems.kept(version.contributors()));
  }

  @Override
  public String key() {
    return identifier;
  }

  private static DandisetDocument bare(Dandiset dandiset) {
    var nothing = Vocabulary.of(List.of());
    return new DandisetDocument(
        dandiset.id().digits(),
        null,
        List.of(),
        List.of(),
        List.of(),
        nothing,
        nothing,
        nothing,
        List.of(),
        null,
        null,
        null,
        dandiset.created(),
        null,
        null,
        List.of(dandiset.id().digits()),
        List.of(dandiset.id().digits()),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  private static List<String> texts(Dandiset dandiset, Version version) {
    Topics topics = version.topics();
    return Stream.of(
            Stream.of(dandiset.id().digits(), version.name()),
            Stream.ofNullable(version.description()),
            version.keywords().stream(),
            version.contributors().stream(),
            topics.species().stream().map(Term::name),
            topics.approaches().stream().map(Term::name),
            topics.measurementTechniques().stream().map(Term::name),
            topics.variablesMeasured().stream())
        .flatMap(parts -> parts)
        .toList();
  }
}
