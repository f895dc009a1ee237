package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbExtension;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is in one NWB file as rows, ready to be copied.
///
/// @param items of `nwb_item`
/// @param file one of `nwb_file`
record NwbCopy(AssetId asset, CopyRows items, CopyRows file) {
  static CopyRows noItems() {
    return new CopyRows(18);
  }

  static CopyRows noFiles() {
    return new CopyRows(32);
  }

  static NwbCopy of(AssetId asset, NwbContents contents) {
    var items = noItems();
    for (var item : contents.items()) untyped(item(items, asset, item));
    for (var object : contents.objects()) typed(item(items, asset, object.item()), object);
    return new NwbCopy(asset, items, file(asset, contents));
  }

  /// The same for the same rows.
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      items.digest(digest);
      file.digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CopyRows item(CopyRows rows, AssetId asset, NwbItem item) {
    return rows.row()
        .uuid(asset.uuid())
        .text(item.path())
        .text(item.kind().name())
        .texts(item.aliases())
        .text(item.target())
        .numbers(item.shape())
        .text(item.dtype())
        .texts(item.attributes())
        .jsonIfThere(item.value());
  }

  private static void untyped(CopyRows rows) {
    for (var column = 0; column < 9; column++) rows.nothing();
  }

  private static void typed(CopyRows rows, NwbObject object) {
    rows.text(object.neurodataType())
        .text(object.namespace())
        .text(object.namespaceVersion())
        .texts(object.ancestors())
        .texts(object.columns())
        .numberIfThere(object.rows())
        .text(object.objectId())
        .text(object.description())
        .text(object.unit());
  }

  private static CopyRows file(AssetId asset, NwbContents contents) {
    var file = contents.file();
    var subject = file.subject();
    return noFiles()
        .row()
        .uuid(asset.uuid())
        .text(file.nwbVersion())
        .text(file.identifier())
        .text(file.sessionId())
        .text(file.sessionDescription())
        .text(file.sessionStartTime())
        .timeIfThere(file.sessionStart().orElse(null))
        .texts(file.experimenters())
        .text(file.lab())
        .text(file.institution())
        .texts(file.keywords())
        .text(subject.id())
        .text(subject.species())
        .text(subject.sex())
        .text(subject.age())
        .text(subject.genotype())
        .text(subject.strain())
        .texts(file.devices())
        .numberIfThere(file.electrodeCount())
        .texts(file.electrodeLocations())
        .texts(file.electrodeGroups())
        .texts(file.imagingLocations())
        .texts(file.indicators())
        .numberIfThere(file.unitCount())
        .numberIfThere(file.roiCount())
        .fractions(file.samplingRates())
        .texts(file.extensions().stream().map(NwbExtension::namespace).toList())
        .texts(file.extensions().stream().map(NwbExtension::version).toList())
        .texts(file.topLevel())
        .count(file.itemCount())
        .texts(each(contents, object -> Stream.of(object.neurodataType())))
        .texts(each(contents, object -> object.columns().stream()));
  }

  /// Sorted, so that files that hold the same are found to.
  private static List<String> each(
      NwbContents contents, Function<NwbObject, Stream<String>> words) {
    return contents.objects().stream().flatMap(words).distinct().sorted().toList();
  }
}
