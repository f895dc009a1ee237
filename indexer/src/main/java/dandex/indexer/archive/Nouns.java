package dandex.indexer.archive;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Version;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Items made into nouns of the catalog.
final class Nouns {
  private Nouns() {}

  static ListedDandiset dandiset(Item item) throws IOException {
    var dandiset =
        new Dandiset(
            identifier(item),
            item.textOr("contact_person", ""),
            item.textOr("embargo_status", "OPEN"),
            (int) Math.min(item.amount("star_count"), Integer.MAX_VALUE),
            item.timeOr("created", "modified"),
            item.timeOr("modified", "created"));
    return new ListedDandiset(
        dandiset, brief(item, "draft_version"), brief(item, "most_recent_published_version"));
  }

  static VersionBrief brief(Item item) throws IOException {
    return new VersionBrief(
        item.version(),
        item.textOr("name", ""),
        item.textOr("status", "Pending"),
        item.amount("asset_count"),
        item.amount("size"),
        item.timeOr("created", "modified"),
        item.timeOr("modified", "created"),
        item.oddities().list());
  }

  /// @param brief what lists say of the version
  /// @param item its metadata, come alone
  static Version version(DandisetId dandiset, VersionBrief brief, Item item) {
    var metadata = item.metadata();
    var name = metadata.at("name").text("a name");
    var lifted =
        new Version(
            dandiset,
            brief.id(),
            name == null ? brief.name() : name,
            brief.status(),
            brief.assetCount(),
            brief.bytes(),
            brief.created(),
            brief.modified(),
            metadata.at("description").text("a text"),
            Metadata.words(metadata.at("keywords")),
            Metadata.names(metadata.at("contributor")),
            Metadata.words(metadata.at("license")),
            // The archive once gave drafts a placeholder.
            brief.id().isDraft() ? null : metadata.at("doi").text("a DOI"),
            Metadata.ofVersion(metadata),
            item.raw());
    return lifted.withOddities(
        Stream.concat(brief.oddities().stream(), item.oddities().list().stream())
            .limit(Oddities.MOST)
            .toList());
  }

  static ListedAsset listed(Item item) throws IOException {
    return new ListedAsset(
        assetId(item),
        item.required("path"),
        item.amount("size"),
        item.timeOr("modified", "created"));
  }

  static PlacedAsset placed(Item item) throws IOException {
    var metadata = item.metadata();
    var asset =
        new Asset(
            assetId(item),
            item.uuid("blob"),
            item.uuid("zarr"),
            item.amount("size"),
            metadata.at("encodingFormat").text("a media type"),
            item.timeOr("created", "modified"),
            item.timeOr("modified", "created"),
            Metadata.ofAsset(metadata),
            item.raw());
    return new PlacedAsset(item.required("path"), asset.withOddities(item.oddities().list()));
  }

  private static @Nullable VersionBrief brief(Item item, String column) throws IOException {
    var version = item.columns().at(column).node();
    return version.isObject() ? brief(Item.bare(version)) : null;
  }

  private static DandisetId identifier(Item item) throws IOException {
    try {
      return new DandisetId(item.required("identifier"));
    } catch (IllegalArgumentException odd) {
      throw new IOException(odd.getMessage(), odd);
    }
  }

  private static AssetId assetId(Item item) throws IOException {
    var text = item.required("asset_id");
    var uuid = item.uuid("asset_id");
    if (uuid == null) throw new IOException("an asset came with the id " + text);
    return new AssetId(uuid);
  }
}
