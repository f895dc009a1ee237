package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The LINDI files of made-up assets, one in twenty missing and one in a hundred broken off.
final class GeneratedLindi {
  private static final int ABSENT = 4;
  private static final int BROKEN = 1;
  private static final List<String> VERSIONS = List.of("2.6.0", "2.6.0", "2.7.0", "2.5.0", "2.2.5");

  private GeneratedLindi() {}

  static Lindi of(String dandiset, Theme theme, Words.Species species, HeldAsset asset) {
    if (!asset.isNwb()) return new Lindi.Absent();
    var plan = NwbPlan.of(theme, asset.id());
    var luck = plan.dice().of("luck").below(100);
    if (luck < ABSENT) return new Lindi.Absent();
    var generated = asset.created() + Stamp.DAY;
    var form = LindiForm.of(plan.dice().of("form"));
    var session = new Session(dandiset, species, asset, plan.dice());
    var told =
        form.generationMetadata()
            ? Optional.<JsonNode>of(told(dandiset, asset, generated))
            : Optional.<JsonNode>empty();
    return new Lindi.File(
        () -> new LindiText(form, draw(form, plan, session), plan.dice().of("text")).bytes(told),
        generated,
        luck < ABSENT + BROKEN,
        () -> told,
        () -> draw(form, plan, session).inside());
  }

  private static NwbDraft draw(LindiForm form, NwbPlan plan, Session session) {
    var dice = plan.dice();
    var url = "https://api.dandiarchive.org/api/assets/" + session.asset().id() + "/download/";
    var draft = new NwbDraft(form, dice, url);
    // A table of units came with NWB 2.
    if (!plan.parts().contains(Part.UNITS) && dice.of("first nwb").chance(2)) {
      new FirstNwb(session, dice).into(draft);
      return draft;
    }
    var version = dice.of("version").pick(VERSIONS);
    var root = draft.object("", "core", "NWBFile").put("nwb_version", version);
    session.into(draft);
    session.subject(draft);
    for (var part : plan.parts()) part.into(draft, dice);
    var extended = !draft.extensions().isEmpty() && dice.of("cached").chance(60);
    if (extended || dice.of("specifications").chance(30)) {
      draft.reference(root, ".specloc", "specifications");
      new Specifications(draft, dice).write(version);
    }
    return draft;
  }

  private static ObjectNode told(String dandiset, HeldAsset asset, long when) {
    return Json.object()
        .put(
            "assetDownloadUrl",
            "https://api.dandiarchive.org/api/assets/" + asset.id() + "/download/")
        .put("assetId", asset.id().toString())
        .put("assetPath", asset.path())
        .put("assetSize", asset.bytes())
        // as a terminal shows it
        .put("console_output", "\rprocessing\u001b[32m done\u001b[0m\n")
        .put("dandisetId", dandiset)
        .put("generatedBy", "dandi_lindi")
        .put("generatedByVersion", 12)
        .put("generationDuration", "12.3 seconds")
        .put("generationTimestamp", Stamp.text(when - when % Stamp.SECOND));
  }
}
