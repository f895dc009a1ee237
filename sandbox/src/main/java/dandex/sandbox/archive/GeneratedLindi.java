package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/// The LINDI files of made-up assets, one in twenty missing and one in a hundred broken off.
final class GeneratedLindi {
  private static final int ABSENT = 4;
  private static final int BROKEN = 1;

  private GeneratedLindi() {}

  static Lindi of(String dandiset, Theme theme, HeldAsset asset) {
    if (!asset.isNwb()) return new Lindi.Absent();
    var plan = NwbPlan.of(theme, asset.id());
    var luck = plan.dice().of("luck").below(100);
    if (luck < ABSENT) return new Lindi.Absent();
    var generated = asset.created() + Stamp.DAY;
    var form = LindiForm.of(plan.dice().of("form"));
    var told =
        form.generationMetadata()
            ? Optional.<JsonNode>of(told(dandiset, asset, generated))
            : Optional.<JsonNode>empty();
    return new Lindi.File(
        () -> new LindiText(form, draw(form, plan, asset), plan.dice().of("text")).bytes(told),
        generated,
        luck < ABSENT + BROKEN,
        () -> told,
        () -> draw(form, plan, asset).objects());
  }

  private static NwbDraft draw(LindiForm form, NwbPlan plan, HeldAsset asset) {
    var url = "https://api.dandiarchive.org/api/assets/" + asset.id() + "/download/";
    var draft = new NwbDraft(form, plan.dice(), url);
    var specifications = plan.dice().of("specifications").chance(30);
    var root = draft.object("", "core", "NWBFile").put("nwb_version", "2.6.0");
    if (specifications) draft.reference(root, ".specloc", "specifications");
    var created = List.of(TextNode.valueOf(Stamp.text(asset.created())));
    draft.json("file_create_date", () -> Chunks.json2(created), 1);
    draft.text("identifier", asset.id().toString());
    draft.text("session_description", "a session");
    draft.text("session_start_time", Stamp.text(asset.created() - Stamp.DAY));
    draft.object("general/subject", "core", "Subject").put("description", "healthy");
    draft.text("general/subject/subject_id", asset.path().replaceAll(".*/(sub-)?|_.*", ""));
    for (var part : plan.parts()) part.into(draft, plan.dice());
    if (specifications) Specifications.into(draft);
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
