package dandex.app;

/// What the environment may say. The table of `docs/operations.md` is this list; a test compares
/// them.
enum Setting {
  DANDEX_HOME(
      "`.dandex` in the checkout", "Everything local lives here: local servers' data, caches."),
  DANDEX_DATABASE_URL(
      "the local stack's", "Postgres 18: `postgresql://user:password@host:port/name` or `jdbc:…`."),
  DANDEX_DATABASE_URL_FILE("none", "A file in which it stands."),
  DANDEX_DATABASE_PASSWORD("none", "The password for that URL, where it has none itself."),
  DANDEX_DATABASE_PASSWORD_FILE("none", "A file in which it stands."),
  DANDEX_DATABASE_CONNECTIONS(
      "`16`",
      "Connections to Postgres of a process, 8 to 1000; `serve` and `mirror` have as many again for"
          + " what may be shown."),
  DANDEX_DATABASE_PATIENCE("`10`", "Seconds until a wait for one of them is given up, 1 to 600."),
  DANDEX_ELASTICSEARCH_URL(
      "the local stack's",
      "Elasticsearch 8.19 or newer: `http://host:9200`, `https://user:password@host:9200`; several"
          + " hosts of one cluster with commas between."),
  DANDEX_ELASTICSEARCH_URL_FILE("none", "A file in which it stands."),
  DANDEX_ELASTICSEARCH_API_KEY(
      "none",
      "An API key of Elasticsearch in place of user and password, encoded or `id:api_key`."),
  DANDEX_ELASTICSEARCH_API_KEY_FILE("none", "A file in which it stands."),
  DANDEX_ELASTICSEARCH_CA(
      "the JDK's", "A PEM file with the authority that vouches for Elasticsearch's certificate."),
  DANDEX_ELASTICSEARCH_CONNECTIONS(
      "`10`", "Connections to each host of Elasticsearch, 1 to 1000; more requests wait."),
  DANDEX_ELASTICSEARCH_TIMEOUT(
      "`30`", "Seconds until an answer of Elasticsearch is given up, 1 to 600."),
  DANDEX_INDEX_PREFIX("`dandex`", "What the names of the indices begin with, on a shared cluster."),
  DANDEX_INDEX_SHARDS("`1`", "Primary shards of the index of assets, when it is made."),
  DANDEX_INDEX_REPLICAS("`0`", "Copies of each shard besides the first, when an index is made."),
  DANDEX_INDEX_REFRESH("`1s`", "How soon a search sees what was mirrored, when an index is made."),
  DANDEX_DANDI_URL("`https://api.dandiarchive.org/api`", "The DANDI REST API to sync from."),
  DANDEX_DANDI_TIMEOUT(
      "`60`", "Seconds that one of its answers may take, 1 to 3600, where no `--timeout` says."),
  DANDEX_LINDI_URL(
      "`https://lindi.neurosift.org/dandi`",
      "The LINDI host: `{url}/dandisets/{6 digits}/assets/{asset id}/nwb.lindi.json`."),
  DANDEX_LINDI_TIMEOUT(
      "`30`",
      "Seconds that it may be silent, 1 to 3600, where neither `--timeout` nor a request says."),
  DANDEX_SCHEDULE_DANDI(
      "`7 * * * *`",
      "When `dandex schedule` asks for a DANDI sync: five fields as in crontab, or `off`."),
  DANDEX_SCHEDULE_LINDI("`27 * * * *`", "Likewise for a LINDI sync."),
  DANDEX_SCHEDULE_MIRROR("`47 * * * *`", "Likewise for a mirror run."),
  DANDEX_SCHEDULE_RECONCILE("`30 3 * * 0`", "Likewise for a DANDI sync with `--reconcile`."),
  DANDEX_SCHEDULE_ZONE("`UTC`", "The zone of these times, `Europe/Berlin`."),
  DANDEX_SCHEDULE_JITTER("`120`", "Seconds by which each time is put off at most, up to 3600."),
  DANDEX_SCHEDULE_MISSED(
      "`once`", "`once` asks once at the start for what was missed meanwhile, `skip` does not."),
  DANDEX_KEYS_REQUIRED(
      "`false`", "`true`: reading needs a key too, as `dandex key create` makes it."),
  DANDEX_RATE("`600`", "Requests a minute of an address without a key; 0 for no limit."),
  DANDEX_KEY_RATE(
      "`6000`", "Requests a minute of a key without a rate of its own; 0 for no limit."),
  DANDEX_TRUST_PROXY(
      "`false`", "`true`: the address is the last one of `X-Forwarded-For`, which a proxy adds."),
  DANDEX_HTTP_STATUS(
      "`usual`",
      "`draft` answers with the status codes of the GraphQL-over-HTTP draft of 2026: 422, 294."),
  DANDEX_DOCUMENTS(
      "none", "A folder of `*.graphql` files that clients may ask for by `documentId`."),
  DANDEX_DOCUMENTS_ONLY("`false`", "`true` answers the documents of that folder only."),
  DANDEX_INTROSPECTION("`on`", "`off` refuses questions about the schema."),
  DANDEX_LIMIT_DEPTH("`20`", "Fields below fields in a document."),
  DANDEX_LIMIT_COMPLEXITY("`1000000`", "Fields that an answer could have."),
  DANDEX_LIMIT_ALIASES("`100`", "Fields with an alias in a document."),
  DANDEX_LIMIT_DEADLINE("`30`", "Seconds until a query is given up."),
  DANDEX_LIMIT_SEARCH("`20`", "Seconds until a search of a query is given up, 1 to 600."),
  DANDEX_LIMIT_RESPONSE("`50`", "Megabytes of an answer."),
  DANDEX_LIMIT_SUBSCRIPTIONS("`100`", "Subscriptions that are followed at once."),
  DANDEX_LIMIT_EXPORTS("`4`", "Exports that run at once, 1 to 1000."),
  DANDEX_HTTP_CONNECTIONS(
      "`2000`", "Connections of clients, 1 to 100000; further ones wait until one is closed."),
  DANDEX_HTTP_IDLE("`30`", "Seconds until a silent one is closed, 20 to 3600."),
  DANDEX_CORS_ORIGINS(
      "none", "Sites whose pages may read answers: `https://a.example,https://b.example`, or `*`."),
  DANDEX_EXPORT(
      "`on`; `off` with `DANDEX_DOCUMENTS_ONLY`",
      "`off` refuses `/export/…`, where callers filter as they like; `on` lets them in any case."),
  DANDEX_EXPORT_SECRET(
      "one of the process",
      "Seals the ids of exports; the same 32 or more characters on servers over the same stores."),
  DANDEX_EXPORT_SECRET_FILE("none", "A file in which it stands."),
  DANDEX_ALIVE_FILE(
      "none",
      "A file that `work`, `schedule` and `mirror --follow` write every ten seconds while Postgres"
          + " answers them."),
  DANDEX_TRACING(
      "`off`",
      "`on` makes spans of requests and sends them as the standard `OTEL_…` variables say."),
  DANDEX_START_PATIENCE(
      "`60`",
      "Seconds for which `serve`, `work`, `schedule`, `mirror` and syncs wait for a Postgres that"
          + " does not answer yet, up to 3600; 0 does not wait."),
  DANDEX_STOP_PATIENCE(
      "`60`", "Seconds after SIGTERM until a process ends, whatever it is about, 2 to 3600."),
  DANDEX_DRAIN_PATIENCE(
      "`30`",
      "Of these, seconds for which a server answers what was begun, 0 to 3599; exports that still"
          + " run are then cut."),
  DANDEX_LOG_LEVEL("`info`", "`error`, `warn`, `info`, `debug` or `trace`; logs go to stderr."),
  DANDEX_LOG_FORMAT("`text`", "`json` writes each event as a line of JSON, its figures as fields.");

  private final String otherwise;
  private final String meaning;

  Setting(String otherwise, String meaning) {
    this.otherwise = otherwise;
    this.meaning = meaning;
  }

  /// The default, as the table has it.
  String otherwise() {
    return otherwise;
  }

  String meaning() {
    return meaning;
  }

  /// Whether its value is for nobody's eyes.
  boolean isSecret() {
    return name().matches(".*_(PASSWORD|KEY|SECRET|TOKEN)");
  }

  /// A value of it as it may be shown: a URL without what lets one in, of a secret nothing.
  String shown(String value) {
    if (isSecret()) return Mask.WHOLE;
    return name().contains("_URL") || value.contains("://") ? Mask.over(value) : value;
  }
}
