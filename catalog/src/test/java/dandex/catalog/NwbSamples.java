package dandex.catalog;

import dandex.catalog.NwbItem.Kind;
import java.util.List;

/// A file that says something of everything.
public final class NwbSamples {
  private NwbSamples() {}

  public static NwbContents everything() {
    var probe =
        new NwbItem(
            "general/devices/probe",
            Kind.GROUP,
            List.of("a/device", "b/\"odd\" device"),
            null,
            null,
            null,
            List.of("manufacturer", Attribute.word("manufacturer", "IMEC, \\ {x}")),
            null);
    return new NwbContents(
        file(),
        List.of(
            new NwbItem("/", Kind.GROUP, null, null),
            new NwbItem(
                "a/device",
                Kind.LINK,
                List.of(),
                "general/devices/probe",
                null,
                null,
                List.of(),
                null),
            new NwbItem(
                "session_id",
                Kind.DATASET,
                List.of(),
                null,
                List.of(),
                "<U3",
                List.of(),
                new Json("\"s-1\"")),
            new NwbItem("unknown", Kind.DATASET, null, null)),
        List.of(
            new NwbObject(
                probe,
                "Device",
                "core",
                "2.7.0",
                List.of("NWBContainer", "Container"),
                List.of(),
                null,
                "object-1",
                "A probe",
                "volts")));
  }

  private static NwbFile file() {
    return new NwbFile(
        "2.7.0",
        "identifier-1",
        "s-1",
        "A mouse runs.",
        "2024-01-01T12:00:00.123456-05:00",
        List.of("Doe, Jane"),
        "The lab",
        "An institution",
        List.of("running"),
        new NwbSubject("m1", "Mus musculus", "F", "P90D", "wt/wt", "C57BL/6J"),
        List.of("probe"),
        384L,
        List.of("CA1", "DG \"upper\""),
        List.of("shank0"),
        List.of("V1"),
        List.of("GCaMP6f"),
        17L,
        0L,
        List.of(30.0, 30000.5),
        List.of(new NwbExtension("ndx-pose", "0.2.0"), new NwbExtension("ndx-pose", "0.1.0")),
        List.of("acquisition", "general"),
        5);
  }
}
