package dandex.indexer.lindi;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Attribute;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbSubject;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import dandex.sandbox.archive.KnownFile;
import dandex.sandbox.archive.KnownItem;
import dandex.sandbox.archive.KnownObject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// All that is read of made-up files in each of their forms is what they were made of.
class KnownFilesTest {
  private static final long SEED = 20_261_125;

  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);

  @Test
  void everything_that_was_drawn_is_read() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(SEED, 30, 600), 0);
        var client = HttpClient.newHttpClient()) {
      var files =
          archive
              .knows()
              .all()
              .filter(asset -> asset.lindi() == KnownAsset.LindiState.READABLE)
              .toList();
      assertThat(files.size()).isGreaterThan(200);
      for (var file : files) {
        var url =
            "%s/dandisets/%s/assets/%s/nwb.lindi.json"
                .formatted(archive.lindiUrl(), file.dandiset(), file.id());
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        check(file, parsed(client.send(request, BodyHandlers.ofInputStream()).body()).contents());
      }
      assertThat(files.stream().map(KnownAsset::facts))
          .as("something of everything was drawn")
          .anyMatch(facts -> !facts.electrodeLocations().isEmpty())
          .anyMatch(facts -> !facts.indicators().isEmpty())
          .anyMatch(facts -> !facts.extensions().isEmpty())
          .anyMatch(facts -> facts.roiCount() != null);
    }
  }

  private Parsing.Parsed parsed(InputStream document) throws Exception {
    try (document) {
      return (Parsing.Parsed) parser.parse(document);
    }
  }

  private static void check(KnownAsset asset, NwbContents contents) {
    var which = "seed %d, asset %s".formatted(SEED, asset.id());
    var items =
        Stream.concat(contents.items().stream(), contents.objects().stream().map(NwbObject::item))
            .toList();
    assertThat(items.stream().map(KnownFilesTest::told).toList())
        .as(which)
        .containsExactlyInAnyOrderElementsOf(asset.items());
    checkAliases(which, asset.items(), items);
    checkAncestors(which, asset.objects(), contents.objects());
    checkFacts(which, asset.facts(), contents);
  }

  private static KnownItem told(NwbItem item) {
    return new KnownItem(
        item.path(),
        KnownItem.Kind.valueOf(item.kind().name()),
        item.dtype(),
        item.shape(),
        item.attributes().stream()
            .filter(word -> !Attribute.hasValue(word))
            .collect(Collectors.toSet()),
        item.target());
  }

  /// A link straight to something is a path of it.
  private static void checkAliases(String which, List<KnownItem> known, List<NwbItem> items) {
    var byPath = items.stream().collect(Collectors.toMap(NwbItem::path, Function.identity()));
    for (var link : known) {
      var target = link.target() == null ? null : byPath.get(link.target());
      if (target == null || target.isLink()) continue;
      assertThat(target.aliases()).as(which).contains(link.path());
    }
  }

  private static void checkAncestors(
      String which, List<KnownObject> known, List<NwbObject> objects) {
    Map<String, NwbObject> byPath =
        objects.stream().collect(Collectors.toMap(NwbObject::path, Function.identity()));
    for (var object : known) {
      if (object.ancestors().isEmpty()) continue;
      assertThat(Objects.requireNonNull(byPath.get(object.path())).ancestors())
          .as(which)
          .startsWith(object.ancestors().toArray(String[]::new));
    }
  }

  private static void checkFacts(String which, KnownFile known, NwbContents contents) {
    var file = contents.file();
    assertThat(file.nwbVersion()).as(which).isEqualTo(known.nwbVersion());
    assertThat(file.identifier()).as(which).isEqualTo(known.identifier());
    assertThat(file.sessionId()).as(which).isEqualTo(known.sessionId());
    assertThat(file.sessionDescription()).as(which).isEqualTo(known.sessionDescription());
    assertThat(file.sessionStartTime()).as(which).isEqualTo(known.sessionStart());
    assertThat(file.experimenters()).as(which).isEqualTo(known.experimenters());
    assertThat(file.lab()).as(which).isEqualTo(known.lab());
    assertThat(file.institution()).as(which).isEqualTo(known.institution());
    assertThat(file.keywords()).as(which).isEqualTo(known.keywords());
    assertThat(file.subject()).as(which).isEqualTo(subject(known));
    // those of NWB 1 are datasets
    if (!file.devices().isEmpty() && !known.devices().isEmpty()) {
      assertThat(new HashSet<>(file.devices())).as(which).isEqualTo(known.devices());
    }
    assertThat(file.electrodeCount()).as(which).isEqualTo(known.electrodeCount());
    assertThat(new HashSet<>(file.electrodeLocations()))
        .as(which)
        .isEqualTo(known.electrodeLocations());
    assertThat(new HashSet<>(file.electrodeGroups())).as(which).isEqualTo(known.electrodeGroups());
    assertThat(new HashSet<>(file.imagingLocations()))
        .as(which)
        .isEqualTo(known.imagingLocations());
    assertThat(new HashSet<>(file.indicators())).as(which).isEqualTo(known.indicators());
    assertThat(file.unitCount()).as(which).isEqualTo(known.unitCount());
    assertThat(file.roiCount()).as(which).isEqualTo(known.roiCount());
    assertThat(new HashSet<>(file.samplingRates())).as(which).isEqualTo(known.samplingRates());
    assertThat(file.extensions().stream().map(one -> one.namespace() + "/" + one.version()))
        .as(which)
        .containsExactlyInAnyOrderElementsOf(
            known.extensions().stream().map(one -> one.name() + "/" + one.version()).toList());
  }

  /// A text without anything in it is none.
  private static NwbSubject subject(KnownFile known) {
    var subject = known.subject();
    var genotype = subject.genotype();
    return new NwbSubject(
        subject.id(),
        subject.species(),
        subject.sex(),
        subject.age(),
        genotype == null || genotype.isBlank() ? null : genotype,
        subject.strain());
  }
}
