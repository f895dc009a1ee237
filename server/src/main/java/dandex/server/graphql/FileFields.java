package dandex.server.graphql;

import dandex.catalog.NwbExtension;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbSubject;
import graphql.schema.idl.RuntimeWiring;

/// What NWB files say of themselves.
final class FileFields {
  private FileFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(file().build());
    wiring.type(
        TypeFields.of("NwbSubject", NwbSubject.class)
            .field("identifier", NwbSubject::id)
            .field("species", NwbSubject::species)
            .field("sex", NwbSubject::sex)
            .field("age", NwbSubject::age)
            .field("genotype", NwbSubject::genotype)
            .field("strain", NwbSubject::strain)
            .build());
    wiring.type(
        TypeFields.of("NwbExtension", NwbExtension.class)
            .field("namespace", NwbExtension::namespace)
            .field("version", NwbExtension::version)
            .build());
  }

  private static TypeFields<NwbFile> file() {
    return TypeFields.of("NwbFile", NwbFile.class)
        .field("nwbVersion", NwbFile::nwbVersion)
        .field("identifier", NwbFile::identifier)
        .field("sessionId", NwbFile::sessionId)
        .field("sessionDescription", NwbFile::sessionDescription)
        .field("sessionStartTime", NwbFile::sessionStartTime)
        .field("sessionStart", file -> file.sessionStart().orElse(null))
        .field("experimenters", NwbFile::experimenters)
        .field("lab", NwbFile::lab)
        .field("institution", NwbFile::institution)
        .field("keywords", NwbFile::keywords)
        .field("subject", NwbFile::subject)
        .field("devices", NwbFile::devices)
        .field("electrodeCount", NwbFile::electrodeCount)
        .field("electrodeLocations", NwbFile::electrodeLocations)
        .field("electrodeGroups", NwbFile::electrodeGroups)
        .field("imagingLocations", NwbFile::imagingLocations)
        .field("indicators", NwbFile::indicators)
        .field("unitCount", NwbFile::unitCount)
        .field("roiCount", NwbFile::roiCount)
        .field("samplingRates", NwbFile::samplingRates)
        .field("extensions", NwbFile::extensions)
        .field("topLevel", NwbFile::topLevel)
        .field("topLevelStructure", NwbFile::topLevelStructure)
        .field("itemCount", file -> (long) file.itemCount());
  }
}
