package dandex.catalog.document;

import dandex.catalog.Asset;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.Term;
import dandex.catalog.store.LindiRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The document of one asset, field for field `es-mappings/asset.json`.
///
/// @param latest where it stands in the newest published versions
/// @param any where it stands in whatever version
/// @param neurodataType types of its objects and all their ancestors
/// @param exactNeurodataType types of its objects
/// @param objectCount how many NWB objects it has, each counted
/// @param lindi null where no LINDI file was asked for
/// @param nwbFile null where none was read
/// @param structure of its groups and datasets, those with a neurodata type included
/// @param text spaced [Words]; no text of a dandiset, whose new name would rewrite all its assets
/// @param stems the same as [Stems]
public record AssetDocument(
    String assetId,
    Standing draft,
    Standing latest,
    Standing any,
    long size,
    @Nullable String encodingFormat,
    Instant created,
    Instant modified,
    Vocabulary species,
    Vocabulary sex,
    List<String> subject,
    Vocabulary approach,
    Vocabulary measurementTechnique,
    List<String> variableMeasured,
    List<String> neurodataType,
    List<String> exactNeurodataType,
    int objectCount,
    List<ObjectEntry> nwbObjects,
    @Nullable LindiMark lindi,
    @Nullable FileFacts nwbFile,
    List<StructureEntry> structure,
    List<String> text,
    List<String> stems)
    implements Document {

  static AssetDocument of(
      Asset asset,
      List<Place> places,
      @Nullable LindiRecord lindi,
      @Nullable NwbFile file,
      List<NwbItem> items,
      List<NwbObject> objects) {
    var topics = asset.topics();
    var types = objects.stream().map(NwbObject::neurodataType).distinct().toList();
    var texts = texts(asset, places, types, file);
    return new AssetDocument(
        asset.id().toString(),
        Standing.of(places, place -> place.version().isDraft()),
        Standing.of(places, Place::latest),
        Standing.of(places, _ -> true),
        asset.bytes(),
        asset.encodingFormat(),
        asset.created(),
        asset.modified(),
        Vocabulary.of(topics.species()),
        Vocabulary.of(topics.sexes()),
        topics.subjects(),
        Vocabulary.of(topics.approaches()),
        Vocabulary.of(topics.measurementTechniques()),
        topics.variablesMeasured(),
        objects.stream()
            .flatMap(object -> ObjectEntry.lineage(object).stream())
            .distinct()
            .toList(),
        types,
        objects.size(),
        ObjectEntry.of(objects),
        lindi == null ? null : LindiMark.of(lindi),
        file == null ? null : FileFacts.of(file),
        StructureEntry.of(items, objects),
        Words.spaced(texts),
        Stems.kept(texts));
  }

  @Override
  public String key() {
    return assetId;
  }

  private static List<String> texts(
      Asset asset, List<Place> places, List<String> types, @Nullable NwbFile file) {
    var topics = asset.topics();
    return Stream.of(
            places.stream().map(Place::path),
            topics.subjects().stream(),
            topics.species().stream().map(Term::name),
            topics.approaches().stream().map(Term::name),
            topics.measurementTechniques().stream().map(Term::name),
            topics.variablesMeasured().stream(),
            types.stream(),
            file == null ? Stream.<String>of() : texts(file))
        .flatMap(parts -> parts)
        .toList();
  }

  private static Stream<String> texts(NwbFile file) {
    return Stream.of(
            Stream.of(file.sessionDescription(), file.lab(), file.institution())
                .filter(Objects::nonNull),
            file.experimenters().stream(),
            file.keywords().stream(),
            file.devices().stream(),
            file.indicators().stream(),
            file.electrodeLocations().stream(),
            file.imagingLocations().stream())
        .flatMap(parts -> parts);
  }
}
