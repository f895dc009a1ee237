package dandex.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The forms of an answer. With the older one, which knows no other place for it, an error of the
/// document is no error of HTTP.
enum MediaType {
  GRAPHQL_RESPONSE("application/graphql-response+json"),
  JSON("application/json");

  /// Of a stream of answers.
  static final String EVENTS = "text/event-stream";

  private final String name;

  MediaType(String name) {
    this.name = name;
  }

  String header() {
    return name + "; charset=utf-8";
  }

  /// What the client likes best of what there is; empty when it accepts neither.
  static Optional<MediaType> accepted(@Nullable String accept) {
    if (accept == null || accept.isBlank()) return Optional.of(JSON);
    var ranges = Range.all(accept);
    var modern = weight(ranges, GRAPHQL_RESPONSE);
    var json = weight(ranges, JSON);
    if (modern == 0 && json == 0) return Optional.empty();
    // A wildcard is satisfied by the form that every client knows.
    var isNamed = ranges.stream().anyMatch(range -> range.type().equals(GRAPHQL_RESPONSE.name));
    return Optional.of(isNamed && modern > 0 && modern >= json ? GRAPHQL_RESPONSE : JSON);
  }

  /// Whether the client names streams of events among what it takes.
  static boolean acceptsEvents(@Nullable String accept) {
    return accept != null
        && Range.all(accept).stream().anyMatch(it -> it.type().equals(EVENTS) && it.weight() > 0);
  }

  /// Whether a body of this `Content-Type` is JSON in UTF-8.
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null) return false;
    var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals(JSON.name)) return false;
    for (int at = 1; at < parts.length; at++) {
      var parameter = parts[at].replace("\"", "").strip();
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) return false;
    }
    return true;
  }

  /// By the most specific range that speaks of the type.
  private static double weight(List<Range> ranges, MediaType type) {
    for (var speaking : List.of(type.name, "application/*", "*/*")) {
      for (var range : ranges) {
        if (range.type().equals(speaking)) return range.weight();
      }
    }
    return 0;
  }

  /// One range of an `Accept` header.
  private record Range(String type, double weight) {
    static List<Range> all(String accept) {
      var ranges = new ArrayList<Range>();
      for (var range : accept.toLowerCase(Locale.ROOT).split(",", -1)) ranges.add(of(range));
      return ranges;
    }

    private static Range of(String range) {
      var parts = range.split(";", -1);
      var weight = 1.0;
      for (int at = 1; at < parts.length; at++) {
        var parameter = parts[at].strip();
        if (parameter.startsWith("q=")) weight = number(parameter.substring(2));
      }
      return new Range(parts[0].strip(), weight);
    }

    private static double number(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException malformed) {
        return 0;
      }
    }
  }
}
