package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the server tells of itself.
record ServerInfo(Request request) {
  private static final String SCHEMAS =
      "0.4.4 0.5.1 0.5.2 0.6.0 0.6.1 0.6.2 0.6.3 0.6.4 0.6.5 0.6.6 0.6.7 0.6.8 0.6.9 0.6.10 0.7.0";

  Reply answer() {
    var api = request.url().substring(0, request.url().length() - "/info/".length());
    var info = Json.object();
    info.putObject("instance_config")
        .put("instance_name", "DANDI")
        .put("instance_identifier", "RRID:SCR_017571")
        .put("instance_url", api);
    info.put("schema_version", "0.7.0").put("schema_url", api + "/schemas/?model=Dandiset");
    var schemas = info.putArray("allowed_schema_versions");
    for (var schema : SCHEMAS.split(" ", -1)) schemas.add(schema);
    info.put("version", "1.0.0");
    services(info.putObject("services"), api);
    info.put("cli-minimal-version", "0.74.0").put("cli-requires-python", ">=3.10");
    info.putArray("cli-bad-versions");
    return Reply.json(200, info);
  }

  private static void services(ObjectNode services, String api) {
    services.putObject("api").put("url", api);
    services.putObject("webui").put("url", "https://dandiarchive.org");
    services.putObject("jupyterhub").put("url", "https://hub.dandiarchive.org/");
  }
}
