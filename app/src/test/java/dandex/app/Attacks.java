package dandex.app;

import static dandex.app.RawRequest.get;
import static dandex.app.RawRequest.graphql;
import static dandex.app.RawRequest.head;
import static dandex.app.RawRequest.json;
import static dandex.app.RawRequest.packed;
import static dandex.app.RawRequest.post;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What nobody asks who means well.
final class Attacks {
  private static final List<String> ODD_WORDS =
      List.of(
          "*",
          "?",
          "~",
          "\"",
          "(",
          ")",
          "AND",
          "OR",
          "/.*/",
          "\\",
          "^9",
          "[* TO *]",
          "{",
          "\u0000",
          "'; drop table asset; --",
          "\u202E",
          "𝛂",
          "a".repeat(2_000));
  private static final List<String> WAYS_OUT =
      List.of("/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/x", "/..%5c..%5cx");
  private static final List<String> ODD_METHODS =
      List.of("TRACE", "PUT", "DELETE", "PROPFIND", "CONNECT", "X");

  private Attacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "deep document",
            random -> {
              var depth = 50 + random.nextInt(5_000);
              return graphql("{a".repeat(depth) + "}".repeat(depth), Map.of());
            }),
        new Attack(
            "many aliases",
            random ->
                graphql(
                    IntStream.range(0, 80 + random.nextInt(500))
                        .mapToObj(alias -> "a" + alias + ": assets(first: 1000) { totalCount }")
                        .collect(Collectors.joining(" ", "{", "}")),
                    Map.of())),
        new Attack(
            "circle of fragments",
            _ ->
                graphql(
                    "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
                    Map.of())),
        new Attack(
            "fragments that double",
            _ ->
                graphql(
                    IntStream.range(0, 30)
                        .mapToObj(i ->
                            "fragment F%1$d on Query { ...F%2$d ...F%2$d }".formatted(i, i + 1))
                        .collect(
                            Collectors.joining(
                                " ", "{ ...F0 } ", " fragment F30 on Query { __typename }")),
                    Map.of())),
        new Attack(
            "many directives",
            _ -> graphql("{ __typename " + "@skip(if: false) ".repeat(4_000) + "}", Map.of())),
        new Attack(
            "much at once",
            _ ->
                graphql(
                    "{ assets(first: 1000) { nodes { metadata nwbObjects(first: 100) { nodes { path"
                        + " } } } } }",
                    Map.of())),
        new Attack(
            "much that is allowed",
            _ ->
                graphql(
                    "{ assets(first: 400) { nodes { metadata nwbObjects(first: 50) { nodes { path }"
                        + " } } } }",
                    Map.of())),
        new Attack(
            "deep filter",
            random -> {
              var depth = 5 + random.nextInt(600);
              return graphql(
                  "{ assets(filter: %s{}%s) { totalCount } }"
                      .formatted("{not: ".repeat(depth), "}".repeat(depth)),
                  Map.of());
            }),
        new Attack(
            "wide filter",
            random ->
                graphql(
                    "query ($p: [String!]) { assets(filter: {path: {equalToAnyOf: $p}}) {"
                        + " totalCount } }",
                    Map.of(
                        "p", Collections.nCopies(5_000 + random.nextInt(10_000), "sub-1/x.nwb")))),
        new Attack(
            "glob of wildcards",
            random ->
                graphql(
                    "query ($g: String) { assets(filter: {path: {glob: $g}}) { totalCount } }",
                    Map.of("g", "**/*a".repeat(1 + random.nextInt(60))))),
        new Attack(
            "search syntax",
            random ->
                graphql(
                    "query ($s: String) { assets(search: $s, first: 5) { nodes { path } } }",
                    Map.of("s", some(random, ODD_WORDS, 20)))),
        new Attack(
            "forged cursor",
            random ->
                graphql(
                    "query ($c: String) { assets(after: $c, first: 5) { nodes { path } } }",
                    Map.of("c", Base64.getUrlEncoder().encodeToString(noise(random, 300))))),
        new Attack(
            "lines in names",
            _ ->
                post(
                    "",
                    json(
                        Map.of(
                            "query",
                            "query A { __typename }",
                            "operationName",
                            "A\n12:00:00 ERROR forged\r\n\tat forged.Line")))),
        new Attack("nested json", _ -> post("", "[".repeat(200_000).getBytes(UTF_8))),
        new Attack(
            "huge number",
            _ ->
                post(
                    "",
                    ("{\"query\": \"{a}\", \"variables\": {\"n\": " + "9".repeat(100_000) + "}}")
                        .getBytes(UTF_8))),
        new Attack(
            "huge exponent",
            _ ->
                post(
                    "",
                    """
                    {"query": "query ($n: Int) { assets(first: $n) { totalCount } }",
                     "variables": {"n": 1e999999999}}
                    """
                        .getBytes(UTF_8))),
        new Attack(
            "long body", random -> post("", new byte[1_000_000 + random.nextInt(3_000_000)])),
        new Attack(
            "packed body", _ -> post("Content-Encoding: gzip\r\n", packed(new byte[20_000_000]))),
        new Attack("not json", random -> post("", noise(random, 5_000))),
        new Attack("batch", _ -> post("", "[{\"query\": \"{ __typename }\"}]".getBytes(UTF_8))),
        new Attack("out of the folder", random -> get("/graphiql" + some(random, WAYS_OUT, 1), "")),
        new Attack("odd method", random -> head(some(random, ODD_METHODS, 1) + " /graphql", "")),
        new Attack(
            "long header",
            _ ->
                get(
                    "/graphql?query=%7B__typename%7D",
                    "X-Request-Id: " + "r".repeat(60_000) + "\r\n")),
        new Attack(
            "many headers", _ -> get("/graphql", "X-Forwarded-For: 1.2.3.4\r\n".repeat(2_000))),
        new Attack(
            "wrong export",
            _ -> get("/export/assets.csv?filter=%7B%22path%22%3A%5B&export=x&after=%00", "")),
        Attack.broken("no http", random -> noise(random, 2_000)),
        Attack.broken(
            "half a body",
            _ ->
                head(
                    "POST /graphql",
                    "Content-Type: application/json\r\nContent-Length: 500000\r\n")));
  }

  private static String some(RandomGenerator random, List<String> of, int many) {
    return IntStream.range(0, many)
        .mapToObj(_ -> of.get(random.nextInt(of.size())))
        .collect(Collectors.joining(" "));
  }

  private static byte[] noise(RandomGenerator random, int most) {
    var bytes = new byte[1 + random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }
}
