package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What only some dandisets say of themselves, as often as real ones do, and more or less whole.
final class Particulars {
  private static final String UBERON = "http://purl.obolibrary.org/obo/UBERON_000";
  private static final List<String> RELATIONS =
      List.of(
          "dcite:IsDescribedBy",
          "dcite:IsDescribedBy",
          "dcite:IsSupplementedBy",
          "dcite:IsDerivedFrom",
          "dcite:Cites");
  private static final List<String> ABOUT =
      List.of("Anatomy", "Anatomy", "GenericType", "Disorder");

  private final Dice own;

  /// @param own of the dandiset
  Particulars(Dice own) {
    this.own = own.of("particulars");
  }

  void write(ObjectNode story, String identifier, String version) {
    story.put("url", "https://dandiarchive.org/dandiset/" + identifier + "/" + version);
    story.put("repository", "https://dandiarchive.org");
    story
        .putArray("manifestLocation")
        .add(
            "https://api.dandiarchive.org/api/dandisets/%s/versions/%s/assets/"
                .formatted(identifier, version));
    var resources = story.putArray("relatedResource");
    for (var i = 0; i < own.of("resources").below(4); i++) {
      resource(resources.addObject(), own.of("resource").of(i));
    }
    if (own.of("topical").chance(40)) about(story.putArray("about"));
    if (own.of("approved").chance(20)) approval(story.putArray("ethicsApproval"));
    if (own.of("targeted").chance(30)) {
      story
          .putArray("studyTarget")
          .add("How " + own.of("target").pick(Words.TASKS) + " comes about");
    }
    if (own.of("written").chance(15)) {
      story.putArray("protocol").add("https://www.protocols.io/view/" + own.of("protocol").hex(8));
    }
    if (own.of("thankful").chance(10)) {
      story.put("acknowledgement", "Supported by the " + own.of("by").pick(Words.INSTITUTES) + ".");
    }
    if (own.of("projected").chance(5)) project(story.putArray("wasGeneratedBy"));
  }

  private static void resource(ObjectNode resource, Dice drawn) {
    var name = "On " + drawn.of("task").pick(Words.TASKS);
    resource.put("schemaKey", "Resource").put("name", name);
    resource.put("relation", drawn.of("relation").pick(RELATIONS));
    resource.put("url", "https://example.org/papers/" + drawn.hex(6));
    if (drawn.of("identified").chance(80)) {
      resource.put("identifier", "doi:10.7554/eLife." + drawn.below(100_000));
    }
    if (drawn.of("kept").chance(60)) {
      resource.put("repository", drawn.of("empty").chance(30) ? "" : "eLife");
    }
    if (drawn.of("typed").chance(10)) resource.put("resourceType", "dcite:JournalArticle");
  }

  private void about(ArrayNode about) {
    var term = about.addObject();
    if (own.of("kindless").chance(90)) term.put("schemaKey", own.of("kind").pick(ABOUT));
    term.put("name", own.of("region").pick(Words.REGIONS));
    if (own.of("termed").chance(60)) term.put("identifier", UBERON + own.of("term").below(10_000));
  }

  private void approval(ArrayNode approvals) {
    var approval = approvals.addObject().put("schemaKey", "EthicsApproval");
    approval.put("identifier", "IACUC " + own.of("committee").below(1_000));
    var contact = approval.putObject("contactPoint").put("schemaKey", "ContactPoint");
    if (own.of("address").chance(70)) contact.put("email", "acuc@example.org");
    if (own.of("page").chance(70)) contact.put("url", "https://acuc.example.org/");
  }

  private void project(ArrayNode activities) {
    activities
        .addObject()
        .put("schemaKey", "Project")
        .put("name", "Cell Census Network")
        .put("identifier", "NIH " + own.of("project").hex(6))
        .put("description", "A census of cells.");
  }
}
