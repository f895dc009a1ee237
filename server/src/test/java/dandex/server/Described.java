package dandex.server;

import dandex.catalog.Json;

/// Metadata in which every field that is read from it has a value.
final class Described {
  private Described() {}

  static Json version(String version) {
    return new Json(
        """
        {"of": "%s",
         "contributor": [
           {"schemaKey": "Person", "name": "Lovelace, Ada", "identifier": "0000-0002-1825-0097",
            "email": "ada@example.org", "url": "https://example.org/ada",
            "includeInCitation": true, "roleName": ["dcite:Author", "dcite:ContactPerson"],
            "affiliation": [{"schemaKey": "Affiliation", "name": "Analytical Society",
                             "identifier": "https://ror.org/012345678"}]},
           {"schemaKey": "Organization", "name": "Royal Society", "includeInCitation": false,
            "roleName": ["dcite:Funder"], "awardNumber": "N 1"}],
         "relatedResource": [{"identifier": "doi:10.1/x", "name": "A paper",
           "url": "https://example.org/x", "repository": "A journal",
           "relation": "dcite:IsDescribedBy", "resourceType": "dcite:JournalArticle"}],
         "about": [{"schemaKey": "Anatomy", "name": "hippocampus",
           "identifier": "http://purl.obolibrary.org/obo/UBERON_0001954"}],
         "ethicsApproval": [{"identifier": "IACUC 1", "contactPoint":
           {"email": "acuc@example.org", "url": "https://example.org/acuc"}}],
         "access": [{"status": "dandi:OpenAccess", "embargoedUntil": "2021-01-01",
           "description": "open",
           "contactPoint": {"email": "ada@example.org", "url": "https://example.org"}}],
         "assetsSummary": {"numberOfBytes": 5000000000, "numberOfFiles": 150,
           "numberOfSubjects": 3, "numberOfSamples": 2, "numberOfCells": 1,
           "dataStandard": [{"name": "Neurodata Without Borders (NWB)",
                             "identifier": "RRID:SCR_015242"}],
           "species": [{"name": "Mus musculus"}], "approach": [{"name": "an approach"}],
           "measurementTechnique": [{"name": "a technique"}], "variableMeasured": ["Units"]},
         "studyTarget": ["memory"], "protocol": ["https://example.org/protocol"],
         "wasGeneratedBy": [{"schemaKey": "Project", "name": "A project", "identifier": "P 1",
           "description": "long"}],
         "acknowledgement": "Thanks.", "citation": "Lovelace (2021)",
         "url": "https://dandiarchive.org/dandiset/000001/%s",
         "repository": "https://dandiarchive.org",
         "manifestLocation": ["https://example.org/manifest"],
         "datePublished": "2021-01-01T02:03:04+02:00", "releaseNotes": "New.",
         "schemaVersion": "0.6.4"}
        """
            .formatted(version, version));
  }

  static Json asset(String path, int number) {
    return new Json(
        """
        {"path": "%s", "number": %d,
         "digest": {"dandi:dandi-etag": "e-1", "dandi:sha2-256": "s"},
         "contentUrl": ["https://api.example.org/api/assets/a/download/",
                        "https://s3.example.org/blobs/b"],
         "wasAttributedTo": [{"schemaKey": "Participant", "identifier": "m1", "altName": ["Minnie"],
           "species": {"name": "Mus musculus", "identifier": "NCBITaxon:10090"},
           "sex": {"name": "Female"}, "genotype": "wt/wt", "strain": {"name": "C57BL/6J"},
           "age": {"value": "P90D", "valueReference": {"value": "dandi:BirthReference"}},
           "cellLine": "a line", "vendor": {"name": "A vendor"},
           "disorder": [{"name": "a disorder"}]}],
         "wasDerivedFrom": [{"schemaKey": "BioSample", "identifier": "cell",
           "sampleType": {"name": "cell"}, "assayType": [{"name": "an assay"}],
           "anatomy": [{"name": "CA1"}],
           "wasDerivedFrom": [{"schemaKey": "BioSample", "identifier": "slice"}]}],
         "wasGeneratedBy": [
           {"schemaKey": "Session", "name": "s", "identifier": "s-1", "description": "A mouse ran.",
            "startDate": "2021-01-01T02:03:04.5-08:00", "endDate": "2021-01-01"},
           {"schemaKey": "Activity", "name": "Metadata generation"}],
         "keywords": ["running"], "blobDateModified": "2021-01-02T00:00:00-08:00",
         "dateModified": "2021-01-03T00:00:00-08:00", "datePublished": "2021-01-04T00:00:00+00:00",
         "schemaVersion": "0.6.0"}
        """
            .formatted(path, number));
  }
}
