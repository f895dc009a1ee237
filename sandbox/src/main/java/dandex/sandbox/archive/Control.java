package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Orders given over HTTP, as JSON:
///
/// - `{"do":"publish","dandiset":"000003"}`, and so `add` (with `count`), `amend` (`path`),
///   `rename` (`path`, `to`), `remove` (`path`), `replaceAll`, `empty`, `refill`, `validate`,
///   `editMetadata`, `editSilently` (`path`), `uploadZarr` (`path`), `ingestZarr` (`path`,
///   `bytes`), `withdraw`, `embargo`, `release`
/// - `{"fail":{"status":429,"retryAfter":"1","kind":"assets","target":"page=2","times":3,
///   "rate":0.5,"seed":1}}`; in place of `status` one of `"how":"reset"`, `"truncated"`,
///   `"notJson"`, or of `"delayMs":500`, `"shortenTo":0`
/// - `{"latencyMs":30}`, `{"heal":true}`, `{"reset_stats":true}`
record Control(Archive archive) {
  Reply obey(String order) {
    try {
      var told = Json.read(order.getBytes(StandardCharsets.UTF_8));
      var answer = Json.object();
      if (told.path("reset_stats").asBoolean()) archive.forgetRequests();
      if (told.path("heal").asBoolean()) archive.heal();
      if (told.has("latencyMs")) {
        archive.latency(Duration.ofMillis(told.get("latencyMs").asLong()));
      }
      if (told.has("fail")) archive.fail(fault(told.get("fail")));
      if (told.has("do")) carryOut(told, answer);
      return Reply.json(200, answer);
    } catch (IOException | IllegalArgumentException e) {
      return Reply.detail(400, String.valueOf(e.getMessage()));
    }
  }

  private void carryOut(JsonNode told, ObjectNode answer) {
    var curator = archive.curator();
    var id = told.path("dandiset").asText();
    var path = told.path("path").asText();
    switch (told.get("do").asText()) {
      case "publish" -> answer.put("version", curator.publish(id));
      case "add" ->
          curator.add(id, told.path("count").asInt(1)).forEach(answer.putArray("assets")::add);
      case "amend" -> answer.put("asset", curator.amend(id, path));
      case "rename" -> answer.put("asset", curator.rename(id, path, told.path("to").asText()));
      case "remove" -> answer.put("asset", curator.remove(id, path));
      case "replaceAll" -> curator.replaceAll(id);
      case "empty" -> curator.empty(id);
      case "refill" -> curator.refill(id);
      case "validate" -> curator.validate(id);
      case "editMetadata" -> answer.put("name", curator.editMetadata(id));
      case "editSilently" -> curator.editSilently(id, path);
      case "uploadZarr" -> curator.uploadZarr(id, path);
      case "ingestZarr" -> curator.ingestZarr(id, path, told.path("bytes").asLong());
      case "withdraw" -> curator.withdraw(id);
      case "embargo" -> curator.embargo(id);
      case "release" -> curator.release(id);
      default -> throw new IllegalArgumentException("cannot do " + told.get("do"));
    }
    answer.put("dandiset", id);
  }

  private static Fault fault(JsonNode told) {
    var fault =
        new Fault(
            failure(told),
            told.path("kind").asText(null),
            null,
            told.path("times").asInt(Integer.MAX_VALUE),
            told.path("rate").asDouble(1),
            told.path("seed").asLong(0));
    return told.has("target") ? fault.at(told.get("target").asText()) : fault;
  }

  private static Failure failure(JsonNode told) {
    if (told.has("status")) {
      return new Failure.Status(told.get("status").asInt(), told.path("retryAfter").asText(null));
    }
    if (told.has("delayMs")) {
      return new Failure.Delay(Duration.ofMillis(told.get("delayMs").asLong()));
    }
    if (told.has("shortenTo")) return new Failure.Shortened(told.get("shortenTo").asInt());
    return switch (told.path("how").asText()) {
      case "reset" -> new Failure.Reset();
      case "truncated" -> new Failure.Truncated();
      case "notJson" -> new Failure.NotJson();
      default -> throw new IllegalArgumentException("cannot fail so: " + told);
    };
  }
}
