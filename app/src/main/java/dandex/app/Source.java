package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.sandbox.archive.Archive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the quickstart's metadata comes from, and what that archive itself knows.
sealed interface Source extends AutoCloseable {
  URI dandiUrl();

  /// Null for the configured one.
  @Nullable URI lindiUrl();

  String description();

  /// The query whose `totalCount` [#known] foretells.
  String query();

  /// The count as the archive knows it, found without any of our indexing.
  long known() throws IOException, InterruptedException;

  @Override
  void close();

  static Source generated() {
    return new InABox(Archive.serve(new GeneratedHoldings().holdings(), 0));
  }

  static Source elsewhere(URI dandi) {
    return new Elsewhere(dandi);
  }

  /// The archive in a box, which knows the contents of its files.
  record InABox(Archive archive) implements Source {
    @Override
    public URI dandiUrl() {
      return URI.create(archive.dandiUrl());
    }

    @Override
    public URI lindiUrl() {
      return URI.create(archive.lindiUrl());
    }

    @Override
    public String description() {
      return "an archive in a box with %d dandisets and %,d assets at %s"
          .formatted(archive.knows().dandisets(), archive.knows().assets(), archive.dandiUrl());
    }

    @Override
    public String query() {
      return Query.QUICKSTART.text();
    }

    @Override
    public long known() {
      return archive.knows().assetsWithType("Units");
    }

    @Override
    public void close() {
      archive.close();
    }
  }

  /// Another archive, which tells how many assets its drafts have.
  record Elsewhere(URI dandiUrl) implements Source {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable URI lindiUrl() {
      return null;
    }

    @Override
    public String description() {
      return "the archive at " + dandiUrl;
    }

    @Override
    public String query() {
      return Query.EVERYTHING.text();
    }

    @Override
    public long known() throws IOException, InterruptedException {
      var assets = 0L;
      try (var http = HttpClient.newHttpClient()) {
        var page = dandiUrl + "/dandisets/?page_size=200";
        while (page != null) {
          var listed = get(http, page);
          for (var dandiset : listed.get("results")) {
            assets += dandiset.path("draft_version").path("asset_count").asLong();
          }
          page = listed.path("next").asText(null);
        }
      }
      return assets;
    }

    private static JsonNode get(HttpClient http, String url)
        throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(60))
              .header("Accept", "application/json")
              .header("User-Agent", ProgramVersion.userAgent())
              .build();
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
