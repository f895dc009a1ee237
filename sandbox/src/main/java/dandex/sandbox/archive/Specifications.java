package dandex.sandbox.archive;

import java.nio.charset.StandardCharsets;

/// The schemas that a file carries of itself, as texts.
final class Specifications {
  private final NwbDraft draft;
  private final Dice dice;

  Specifications(NwbDraft draft, Dice dice) {
    this.draft = draft;
    this.dice = dice.of("schemas");
  }

  /// @param version of the schema that all NWB files share
  void write(String version) {
    common("core", version);
    common("hdmf-common", "1.8.0");
    common("hdmf-experimental", "0.5.0");
    draft.extensions().forEach(this::extension);
  }

  private void common(String name, String version) {
    draft.text(folder(name, version) + "namespace", namespace(name, version, name + ".base"));
    draft.text(folder(name, version) + name + ".base", types(name));
  }

  /// Now and then what defines the types cannot be read, and nobody knows what they extend.
  private void extension(Extension extension) {
    var name = extension.namespace();
    var folder = folder(name, extension.version());
    var told = namespace(name, extension.version(), extension.source());
    draft.text(folder + "namespace", told);
    var source = folder + extension.source();
    var text = new String(Json.bytes(extension.definition()), StandardCharsets.UTF_8);
    var drawn = dice.of(name).below(100);
    if (drawn < 12) draft.text(source, text, Coding.BLOSC_SNAPPY);
    else if (drawn < 24) draft.textElsewhere(source, text);
    else {
      draft.text(source, text);
      extension.ancestors().forEach(draft.inside()::explain);
    }
  }

  private static String folder(String name, String version) {
    return "specifications/" + name + "/" + version + "/";
  }

  private static String namespace(String name, String version, String source) {
    var told = Json.object();
    var namespace = told.putArray("namespaces").addObject();
    namespace.put("name", name).put("version", version).put("doc", "Types of " + name + ".");
    namespace.putArray("schema").addObject().put("source", source);
    return told.toString();
  }

  private static String types(String name) {
    // The word neurodata_type stands in these texts, and means nothing there.
    var told = Json.object();
    var groups = told.putArray("groups");
    for (var i = 0; i < 20; i++) {
      groups
          .addObject()
          .put("neurodata_type_def", name + "Type" + i)
          .put("neurodata_type_inc", "NWBContainer")
          .put("doc", "a type");
    }
    return told.toString();
  }
}
