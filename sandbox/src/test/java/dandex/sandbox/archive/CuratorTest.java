package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What moves when somebody changes a dandiset.
class CuratorTest {
  private Archive archive;
  private Client client;
  private Curator curator;
  private String id;
  private String path;
  private JsonNode before;

  @BeforeEach
  void open() {
    archive = Archive.serve(Holdings.generated(5, 12, 240), 0);
    client = new Client(archive.url());
    curator = archive.curator();
    id =
        archive.knows().identifiers().stream()
            .filter(one -> !archive.knows().published(one).isEmpty())
            .filter(one -> archive.knows().paths(one, "draft").size() > 5)
            .findFirst()
            .orElseThrow();
    path = archive.knows().paths(id, "draft").get(3);
    before = draft();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private JsonNode draft() {
    return client.json("/api/dandisets/" + id + "/").get("draft_version");
  }

  private List<JsonNode> assets(String version) {
    return client.all(
        "/api/dandisets/%s/versions/%s/assets/?metadata=1&order=path&page_size=1000"
            .formatted(id, version));
  }

  private JsonNode at(String somePath) {
    return assets("draft").stream()
        .filter(asset -> asset.get("path").asText().equals(somePath))
        .findFirst()
        .orElseThrow();
  }

  private void assertMoved(int more, String status) {
    var now = draft();
    assertThat(Stamp.micros(now.get("modified").asText()))
        .isGreaterThan(Stamp.micros(before.get("modified").asText()));
    assertThat(now.get("asset_count").asInt()).isEqualTo(before.get("asset_count").asInt() + more);
    assertThat(now.get("status").asText()).isEqualTo(status);
    assertThat(now.get("size").asLong())
        .isEqualTo(assets("draft").stream().mapToLong(asset -> asset.get("size").asLong()).sum());
  }

  @Test
  void an_amended_file_has_a_new_id_at_the_same_path() {
    var old = at(path);
    var fresh = curator.amend(id, path);

    assertThat(at(path).get("asset_id").asText())
        .isEqualTo(fresh)
        .isNotEqualTo(old.get("asset_id").asText());
    assertThat(at(path).at("/metadata/identifier").asText()).isEqualTo(fresh);
    assertThat(at(path).get("blob")).isNotEqualTo(old.get("blob"));
    assertThat(at(path).at("/metadata/contentSize")).isEqualTo(at(path).get("size"));
    assertMoved(0, "Pending");
    // The old row is in no draft, and answers by itself.
    assertThat(client.json("/api/assets/" + old.get("asset_id").asText() + "/"))
        .isEqualTo(old.get("metadata"));
  }

  @Test
  void added_files_are_there_in_the_order_of_their_paths() {
    var ids = curator.add(id, 7);

    assertThat(assets("draft"))
        .isSortedAccordingTo(
            (a, b) -> ByteOrder.compare(a.get("path").asText(), b.get("path").asText()));
    assertThat(assets("draft").stream().map(asset -> asset.get("asset_id").asText()))
        .containsAll(ids);
    assertMoved(7, "Pending");
  }

  @Test
  void a_removed_file_is_gone_from_the_draft_and_answers_un_nested() {
    var gone = curator.remove(id, path);

    assertThat(archive.knows().paths(id, "draft")).doesNotContain(path);
    assertThat(
            client
                .get("/api/dandisets/%s/versions/draft/assets/%s/".formatted(id, gone))
                .statusCode())
        .isEqualTo(404);
    assertThat(client.get("/api/assets/" + gone + "/").statusCode()).isEqualTo(200);
    assertMoved(-1, "Pending");
  }

  @Test
  void a_renamed_file_keeps_its_size_and_gets_a_new_id() {
    var old = at(path);
    var fresh = curator.rename(id, path, "zz/renamed.nwb");

    assertThat(at("zz/renamed.nwb").get("asset_id").asText()).isEqualTo(fresh);
    assertThat(at("zz/renamed.nwb").get("size")).isEqualTo(old.get("size"));
    assertThat(at("zz/renamed.nwb").get("blob")).isEqualTo(old.get("blob"));
    assertThat(at("zz/renamed.nwb").at("/metadata/path").asText()).isEqualTo("zz/renamed.nwb");
    assertThat(archive.knows().paths(id, "draft")).doesNotContain(path);
    assertMoved(0, "Pending");
    assertThatThrownBy(() -> curator.rename(id, path, "elsewhere")).hasMessageContaining(path);
  }

  @Test
  void a_published_draft_is_a_version_and_its_assets_are_frozen_in_place() {
    curator.add(id, 2);
    var drafted = assets("draft");
    var version = curator.publish(id);
    var frozen = assets(version);

    assertThat(frozen.stream().map(asset -> asset.get("asset_id")))
        .containsExactlyElementsOf(drafted.stream().map(a -> a.get("asset_id")).toList());
    for (var i = 0; i < frozen.size(); i++) {
      var was = drafted.get(i);
      var is = frozen.get(i);
      assertThat(is.at("/metadata/publishedBy/schemaKey").asText()).isEqualTo("PublishActivity");
      // What was published before stays as it was then.
      if (was.at("/metadata").has("publishedBy")) assertThat(is).isEqualTo(was);
      else assertThat(is.get("modified")).isNotEqualTo(was.get("modified"));
    }
    assertThat(assets("draft")).isEqualTo(frozen);
    assertMoved(2, "Published");
    var listed = client.json("/api/dandisets/" + id + "/").get("most_recent_published_version");
    assertThat(listed.get("version").asText()).isEqualTo(version).matches("0\\.\\d{6}\\.\\d{4}");
    assertThat(listed.get("created")).isNotEqualTo(listed.get("modified"));
    assertThat(archive.knows().published(id)).endsWith(version);
  }

  @Test
  void two_versions_never_have_one_name() {
    assertThat(curator.publish(id)).isNotEqualTo(curator.publish(id));
  }

  @Test
  void a_dandiset_with_zarrs_cannot_be_published() {
    var holdings = Holdings.generated(6, 60, 600);
    try (var other = Archive.serve(holdings, 0)) {
      var zarrs =
          other.knows().identifiers().stream()
              .filter(one -> other.knows().paths(one, "draft").toString().contains(".zarr"))
              .findFirst()
              .orElseThrow();
      assertThatThrownBy(() -> other.curator().publish(zarrs)).hasMessageContaining("zarr");
    }
  }

  @Test
  void a_draft_can_be_emptied_refilled_and_replaced() {
    var paths = archive.knows().paths(id, "draft");
    var ids = assets("draft").stream().map(asset -> asset.get("asset_id")).toList();
    curator.empty(id);
    assertMoved(-paths.size(), "Pending");
    assertThat(assets("draft")).isEmpty();

    curator.refill(id);
    assertThat(archive.knows().paths(id, "draft")).isEqualTo(paths);

    curator.replaceAll(id);
    assertThat(archive.knows().paths(id, "draft")).isEqualTo(paths);
    assertThat(assets("draft").stream().map(asset -> asset.get("asset_id")))
        .doesNotContainAnyElementsOf(ids)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_withdrawn_dandiset_is_not_found_nor_are_its_assets() {
    var asset = at(path).get("asset_id").asText();
    var known = archive.knows().assets();
    curator.withdraw(id);

    assertThat(client.get("/api/dandisets/" + id + "/").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/assets/" + asset + "/").statusCode()).isEqualTo(404);
    assertThat(client.json("/api/dandisets/").get("count").asInt()).isEqualTo(11);
    assertThat(archive.knows().assets()).isLessThan(known);
    assertThat(archive.knows().asset(asset)).isEmpty();
  }

  @Test
  void an_embargoed_dandiset_asks_for_credentials_until_it_is_released() {
    curator.embargo(id);
    assertThat(client.get("/api/dandisets/" + id + "/").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/dandisets/" + id + "/versions/draft/assets/").statusCode())
        .isEqualTo(401);
    assertThat(client.json("/api/dandisets/").get("count").asInt()).isEqualTo(11);

    curator.release(id);
    assertThat(client.json("/api/dandisets/").get("count").asInt()).isEqualTo(12);
    assertMoved(0, "Pending");
    assertThatThrownBy(() -> curator.release(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_check_moves_the_clock_once_more_and_nothing_else() {
    curator.amend(id, path);
    var assets = assets("draft");
    before = draft();
    curator.validate(id);

    assertThat(assets("draft")).isEqualTo(assets);
    assertMoved(0, "Valid");
  }

  @Test
  void an_edited_dandiset_has_another_name_and_the_same_assets() {
    var assets = assets("draft");
    var name = curator.editMetadata(id);

    assertThat(draft().get("name").asText())
        .isEqualTo(name)
        .isNotEqualTo(before.get("name").asText());
    assertThat(assets("draft")).isEqualTo(assets);
    assertMoved(0, "Pending");
  }

  @Test
  void other_things_are_told_of_a_dandiset_and_of_a_file() {
    curator.editMetadata(id, metadata -> metadata.put("description", "other"));
    var asset = curator.amend(id, path, metadata -> metadata.put("comment", "another"));

    assertMoved(0, "Pending");
    assertThat(at(path).get("asset_id").asText()).isEqualTo(asset);
    assertThat(at(path).at("/metadata/comment").asText()).isEqualTo("another");
    assertThat(client.json("/api/dandisets/" + id + "/versions/draft/").get("description").asText())
        .isEqualTo("other");
  }

  @Test
  void what_is_known_of_versions_is_what_the_api_tells() {
    curator.publish(id);
    curator.add(id, 2);
    var known =
        archive.knows().everyVersion().stream()
            .filter(version -> version.dandiset().equals(id))
            .toList();
    var told = client.all("/api/dandisets/" + id + "/versions/");

    assertThat(known).hasSameSizeAs(told);
    for (var version : told) {
      assertThat(known)
          .anySatisfy(one -> {
            assertThat(one.version()).isEqualTo(version.get("version").asText());
            assertThat(one.name()).isEqualTo(version.get("name").asText());
            assertThat(one.status()).isEqualTo(version.get("status").asText());
            assertThat(one.assets()).isEqualTo(version.get("asset_count").asLong());
            assertThat(one.bytes()).isEqualTo(version.get("size").asLong());
            assertThat(Stamp.text(Stamp.micros(one.modified())))
                .isEqualTo(version.get("modified").asText());
          });
    }
    assertThat(known).filteredOn(KnownVersion::latest).hasSize(1);
  }

  @Test
  void a_silent_edit_changes_metadata_and_no_clock() {
    var old = at(path);
    curator.editSilently(id, path);

    assertThat(at(path).get("modified")).isEqualTo(old.get("modified"));
    assertThat(at(path).get("metadata")).isNotEqualTo(old.get("metadata"));
    assertThat(draft()).isEqualTo(before);
  }

  @Test
  void a_zarr_is_empty_while_it_is_uploaded_and_nobody_is_told() {
    try (var other = Archive.serve(Holdings.generated(6, 60, 600), 0)) {
      var asking = new Client(other.url());
      var found =
          other.knows().identifiers().stream()
              .flatMap(one ->
                  asking.all("/api/dandisets/" + one + "/versions/draft/assets/?zarr=true").stream()
                      .map(asset -> List.of(one, asset.get("path").asText())))
              .findFirst()
              .orElseThrow();
      var dandiset = "/api/dandisets/" + found.getFirst() + "/";
      var was = asking.json(dandiset).at("/draft_version/modified");
      other.curator().uploadZarr(found.getFirst(), found.getLast());
      assertThat(asking.json(dandiset).at("/draft_version/modified")).isEqualTo(was);
      var listed = dandiset + "versions/draft/assets/?path=" + found.getLast();
      assertThat(asking.json(listed).at("/results/0/size").asLong()).isZero();

      other.curator().ingestZarr(found.getFirst(), found.getLast(), 12345);
      assertThat(asking.json(dandiset).at("/draft_version/modified")).isNotEqualTo(was);
      assertThat(asking.json(listed).at("/results/0/size").asLong()).isEqualTo(12345);
    }
  }

  @Test
  void orders_are_taken_over_http() {
    var version = client.control("{\"do\":\"publish\",\"dandiset\":\"" + id + "\"}");
    assertThat(archive.knows().published(id)).endsWith(version.get("version").asText());

    var added = client.control("{\"do\":\"add\",\"dandiset\":\"" + id + "\",\"count\":3}");
    assertThat(added.get("assets")).hasSize(3);
    assertThat(client.control("{\"do\":\"dance\"}").get("detail").asText()).contains("dance");
    assertThat(client.control("{").has("detail")).isTrue();
    assertThat(client.json("/__known?types=true").get("places").asLong())
        .isEqualTo(archive.knows().places());
  }

  @Test
  void the_same_changes_have_the_same_outcome() {
    try (var other = Archive.serve(Holdings.generated(5, 12, 240), 0)) {
      for (var one : List.of(archive, other)) {
        one.curator().amend(id, path);
        one.curator().add(id, 3);
        one.curator().publish(id);
      }
      var list = "/api/dandisets/" + id + "/versions/draft/assets/?metadata=1&page_size=1000";
      assertThat(new Client(other.url()).get(list).body()).isEqualTo(client.get(list).body());
    }
  }

  @Test
  void readers_are_answered_while_things_change() throws InterruptedException {
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var list = "/api/dandisets/" + id + "/versions/draft/assets/?metadata=1&order=-modified,path";
    var readers =
        IntStream.range(0, 4)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (var i = 0; i < 20; i++) {
                        statuses.add(client.get(list).statusCode());
                        statuses.add(client.get("/api/dandisets/").statusCode());
                      }
                    }))
            .toList();
    for (var i = 0; i < 20; i++) {
      curator.add(id, 2);
      curator.amend(id, path);
      curator.publish(id);
    }
    for (var reader : readers) reader.join();

    assertThat(statuses).hasSize(160).containsOnly(200);
    assertThat(assets("draft")).hasSize(before.get("asset_count").asInt() + 40);
  }
}
