package dandex.catalog.document;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One asset and one dandiset that say something of everything.
final class Samples {
  static final Instant CREATED = Instant.parse("2021-03-04T05:06:07.123456Z");
  static final Instant MODIFIED = Instant.parse("2022-03-04T05:06:07.654321Z");
  static final DandisetId DANDISET = new DandisetId("000003");
  static final VersionId OLDER = new VersionId("0.210101.0000");
  static final VersionId NEWER = new VersionId("0.220101.0000");

  static final Topics TOPICS =
      new Topics(
          List.of(
              new Term(
                  "Mus musculus - House mouse", "http://purl.obolibrary.org/obo/NCBITaxon_10090"),
              new Term("mouse", null)),
          List.of(new Term("Male", "http://purl.obolibrary.org/obo/PATO_0000384")),
          List.of("sub_A1"),
          List.of(new Term("electrophysiological approach", "urn:approach")),
          List.of(new Term("spike sorting technique", "urn:technique")),
          List.of("ElectrodeGroup"));

  static final NwbObject UNITS = units("units", 120L, "id", "waveform_mean");

  private Samples() {}

  /// In the draft and in the newest published version.
  static List<Place> places() {
    return List.of(
        place(DANDISET, VersionId.DRAFT, false, "sub-01/sub-01_ses-a.nwb"),
        place(DANDISET, NEWER, true, "sub-01/sub-01_ses-a.nwb"));
  }

  /// The document of an asset of whose NWB file the objects alone are known.
  static AssetDocument document(Asset asset, List<Place> places, List<NwbObject> objects) {
    return AssetDocument.of(asset, places, null, null, List.of(), objects);
  }

  static NwbObject units(String path, long rows, String... columns) {
    return new NwbObject(
        path,
        "Units",
        "core",
        List.of("DynamicTable", "Container"),
        NwbObject.Kind.GROUP,
        null,
        null,
        List.of(columns),
        rows,
        "object-id of " + path,
        "description of " + path);
  }

  static NwbObject vector(String path, String dtype, Long... shape) {
    return new NwbObject(
        path,
        "VectorData",
        "hdmf-common",
        List.of("Data"),
        NwbObject.Kind.DATASET,
        List.of(shape),
        dtype,
        List.of(),
        null,
        null,
        null);
  }

  static Asset asset(int number) {
    return new Asset(
        new AssetId(new UUID(7, number)),
        new UUID(8, number),
        null,
        1234,
        "application/x-nwb",
        CREATED,
        MODIFIED,
        TOPICS,
        new Json("{}"));
  }

  static Place place(DandisetId dandiset, VersionId version, boolean latest, String path) {
    return new Place(dandiset, version, latest, path);
  }

  static Dandiset dandiset() {
    return new Dandiset(DANDISET, "Contact", "OPEN", 3, CREATED, MODIFIED);
  }

  static Version version(VersionId id, String name) {
    return new Version(
        DANDISET,
        id,
        name,
        "Valid",
        5,
        6_000_000_000L,
        CREATED,
        MODIFIED,
        "Extracellular recordings",
        List.of("place-cells"),
        List.of("Buzsáki, György"),
        List.of("spdx:CC-BY-4.0"),
        null,
        TOPICS,
        new Json("{}"));
  }
}
