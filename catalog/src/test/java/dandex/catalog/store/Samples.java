package dandex.catalog.store;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Nouns to test with, each told from the others by a number.
final class Samples {
  static final Instant T0 = Instant.parse("2024-03-01T10:00:00.123456Z");
  static final Term MOUSE =
      new Term("Mus musculus - House mouse", "http://purl.obolibrary.org/obo/NCBITaxon_10090");
  static final Term UNNAMED_TECHNIQUE = new Term("a \"new\" {technique}, \\n", null);

  private Samples() {}

  static AssetId id(long number) {
    return new AssetId(new UUID(0x1111_2222_3333_4444L, number));
  }

  static DandisetId dandisetId(int number) {
    return DandisetId.parse(Integer.toString(number));
  }

  static VersionId published(int number) {
    return new VersionId("0.24%04d.1200".formatted(number));
  }

  static Dandiset dandiset(int number) {
    return new Dandiset(dandisetId(number), "Last, First", "OPEN", 3, T0, T0.plusSeconds(number));
  }

  static Version version(int dandiset, VersionId id) {
    return version(dandiset, id, "Dandiset " + dandiset + " " + id);
  }

  static Version version(int dandiset, VersionId id, String name) {
    return new Version(
        dandisetId(dandiset),
        id,
        name,
        id.isDraft() ? "Valid" : "Published",
        7,
        1L << 40,
        T0,
        T0.plusSeconds(5),
        id.isDraft() ? null : "described",
        List.of("key", "wörd"),
        List.of("Last, First"),
        List.of("spdx:CC-BY-4.0"),
        id.isDraft() ? null : "10.48324/dandi." + dandisetId(dandiset) + "/" + id,
        new Topics(
            List.of(MOUSE),
            List.of(),
            List.of(),
            List.of(),
            List.of(UNNAMED_TECHNIQUE),
            List.of("V")),
        new Json("{\"name\": \"" + name + "\"}"));
  }

  static Asset asset(long number) {
    return asset(number, "as first seen");
  }

  static Asset asset(long number, String word) {
    return new Asset(
        id(number),
        new UUID(7, number),
        null,
        1000 + number,
        "application/x-nwb",
        T0,
        T0.plusSeconds(number),
        new Topics(
            List.of(MOUSE),
            List.of(new Term("Male", null), new Term("Female", "obo:PATO_0000383")),
            List.of("sub-" + number),
            List.of(),
            List.of(UNNAMED_TECHNIQUE),
            List.of("ElectricalSeries", "Units")),
        new Json("{\"word\": \"" + word + "\", \"number\": " + number + "}"));
  }

  static PlacedAsset placed(String path, Asset asset) {
    return new PlacedAsset(path, asset);
  }

  static PlacedAsset placed(long number) {
    return placed(path(number), asset(number));
  }

  static ListedAsset listed(long number) {
    var asset = asset(number);
    return new ListedAsset(asset.id(), path(number), asset.bytes(), asset.modified());
  }

  static String path(long number) {
    return "sub-%03d/sub-%03d_ecephys.nwb".formatted(number, number);
  }
}
