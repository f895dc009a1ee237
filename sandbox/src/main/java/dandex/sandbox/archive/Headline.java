package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;

/// What lists tell of the metadata of a version.
///
/// @param contact the name of the first contact person, empty where there is none
/// @param releaseNotes empty where there are none
record Headline(String title, String contact, String releaseNotes) {
  static Headline of(JsonNode metadata) {
    return new Headline(
        metadata.path("name").asText(""),
        contact(metadata.path("contributor")),
        metadata.path("releaseNotes").asText(""));
  }

  private static String contact(JsonNode contributors) {
    return contributors
        .valueStream()
        .filter(person ->
            person
                .path("roleName")
                .valueStream()
                .anyMatch(role -> role.asText().equals("dcite:ContactPerson")))
        .map(person -> person.path("name").asText(""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }
}
