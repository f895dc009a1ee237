package dandex.app.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/// The laws of the house below a root package: `dandex` for the house itself, another for a breach.
record Laws(String root) {
  /// Every package and what else of the house it may use.
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("sandbox", List.of());
    MAY_USE.put("sandbox.archive", List.of());
    MAY_USE.put("catalog", List.of());
    MAY_USE.put("catalog.store", List.of("catalog"));
    MAY_USE.put("catalog.bell", List.of());
    MAY_USE.put("catalog.run", List.of("catalog", "catalog.bell"));
    MAY_USE.put("catalog.outbox", List.of("catalog", "catalog.bell"));
    MAY_USE.put("catalog.document", List.of("catalog", "catalog.store"));
    MAY_USE.put("indexer.archive", List.of("catalog"));
    MAY_USE.put("indexer.zarr", List.of());
    MAY_USE.put("indexer.lindi", List.of("catalog", "indexer.nwb"));
    MAY_USE.put("indexer.nwb", List.of("catalog", "indexer.zarr"));
    MAY_USE.put("indexer.run", List.of("catalog", "catalog.bell", "catalog.run"));
    MAY_USE.put("indexer.schedule", List.of("catalog", "catalog.run"));
    MAY_USE.put(
        "indexer.sync",
        List.of("catalog", "catalog.store", "indexer.archive", "indexer.lindi", "indexer.run"));
    MAY_USE.put(
        "indexer.mirror",
        List.of(
            "catalog",
            "catalog.store",
            "catalog.bell",
            "catalog.outbox",
            "catalog.document",
            "indexer.run"));
    MAY_USE.put("server.plan", List.of("catalog"));
    MAY_USE.put(
        "server.find", List.of("catalog", "catalog.store", "catalog.document", "server.plan"));
    MAY_USE.put("server.load", List.of("catalog", "catalog.store", "server.find"));
    MAY_USE.put("server.access", List.of("catalog", "catalog.store"));
    MAY_USE.put("server.act", List.of("catalog", "catalog.run", "server.access"));
    MAY_USE.put(
        "server.graphql",
        List.of(
            "server.access",
            "server.act",
            "catalog",
            "catalog.store",
            "catalog.run",
            "catalog.outbox",
            "server.plan",
            "server.find",
            "server.load"));
    MAY_USE.put("server.export", List.of("catalog", "server.plan", "server.find", "server.load"));
    MAY_USE.put("server.trace", List.of("server.find"));
    MAY_USE.put(
        "server.http",
        List.of(
            "catalog",
            "catalog.run",
            "catalog.outbox",
            "server.access",
            "server.graphql",
            "server.export",
            "server.trace"));
    MAY_USE.put("app.log", List.of());
    MAY_USE.put(
        "app",
        List.of(
            "sandbox",
            "sandbox.archive",
            "catalog",
            "catalog.store",
            "catalog.bell",
            "catalog.run",
            "catalog.outbox",
            "catalog.document",
            "indexer.archive",
            "indexer.lindi",
            "indexer.run",
            "indexer.schedule",
            "indexer.sync",
            "indexer.mirror",
            "server.access",
            "server.act",
            "server.plan",
            "server.find",
            "server.load",
            "server.graphql",
            "server.export",
            "server.trace",
            "server.http",
            "app.log"));
  }

  /// Libraries and the only packages that may know them.
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry(
              "org.jdbi..",
              List.of("catalog.store", "catalog.run", "catalog.outbox", "server.find")),
          Map.entry("co.elastic..", List.of("catalog.document", "indexer.mirror", "server.find")),
          Map.entry("graphql..", List.of("server.graphql", "server.load")),
          Map.entry("org.dataloader..", List.of("server.graphql", "server.load")),
          Map.entry("org.reactivestreams..", List.of("server.graphql")),
          Map.entry("io.javalin..", List.of("server.http")),
          Map.entry("io.github.bucket4j..", List.of("server.access")),
          Map.entry("io.airlift..", List.of("sandbox.archive", "indexer.zarr")),
          Map.entry("com.github.kagkarlsson..", List.of("indexer.schedule")),
          Map.entry("io.micrometer..", List.of("server.http", "app")),
          Map.entry("io.opentelemetry..", List.of("catalog.document", "server.trace", "app")),
          Map.entry("ch.qos.logback..", List.of("app.log")),
          Map.entry("picocli..", List.of("app")));

  List<ArchRule> webOfPackages() {
    var rules = new ArrayList<ArchRule>();
    MAY_USE.forEach((name, used) -> {
      var forbidden = new ArrayList<>(MAY_USE.keySet());
      forbidden.remove(name);
      forbidden.removeAll(used);
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(full(name))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.stream().map(this::full).toArray(String[]::new))
              .because("the stations are passed in one direction only")
              .allowEmptyShould(true));
    });
    return rules;
  }

  /// Packages that are there but not in the map.
  List<String> unknownPackages(JavaClasses house) {
    var found = new TreeSet<String>();
    for (var one : house) found.add(one.getPackageName());
    MAY_USE.keySet().forEach(name -> found.remove(full(name)));
    return List.copyOf(found);
  }

  /// Packages that are in the map but not there.
  List<String> missingPackages(JavaClasses house) {
    return MAY_USE.keySet().stream()
        .map(this::full)
        .filter(name -> !house.containPackage(name))
        .toList();
  }

  List<ArchRule> librariesStayInTheirRooms() {
    var rules = new ArrayList<ArchRule>();
    LIBRARIES.forEach((library, rooms) ->
        rules.add(
            noClasses()
                .that(not(resideInAnyOf(rooms)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library that is everywhere can never be replaced")
                .allowEmptyShould(true)));
    return rules;
  }

  ArchRule indexerAndServerNeverMeet() {
    return noClasses()
        .that()
        .resideInAPackage(full("server.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(full("indexer.."))
        .orShould(
            new ArchCondition<>("be depended on by the indexer") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                one.getDirectDependenciesToSelf().stream()
                    .filter(d -> d.getOriginClass().getPackageName().startsWith(full("indexer")))
                    .forEach(d -> events.add(SimpleConditionEvent.satisfied(one, d.toString())));
              }
            })
        .because("the two rivers meet only in the lake")
        .allowEmptyShould(true);
  }

  ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("reading a module from top to bottom is following one request")
        .allowEmptyShould(true);
  }

  ArchRule everyPackageIsNullMarked() {
    return classes()
        .should(
            new ArchCondition<>("reside in a package that is @NullMarked") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                JavaPackage home = one.getPackage();
                if (!home.isAnnotatedWith(NullMarked.class)) {
                  events.add(
                      SimpleConditionEvent.violated(one, home.getName() + " is not @NullMarked"));
                }
              }
            })
        .because("no null crosses a package unannounced");
  }

  ArchRule timeComesFromAClock() {
    return noClasses()
        .that(not(resideInAnyOf(List.of("app"))))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a test must be able to set the clock");
  }

  ArchRule configurationComesFromTheApp() {
    return noClasses()
        .that(not(resideInAnyOf(List.of("app"))))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .because("configuration is handed in");
  }

  ArchRule onlyOneJackson() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .because("Jackson 3 lies on the classpath by way of others, ours is com.fasterxml");
  }

  ArchRule namesAreNouns() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
        .orShould()
        .haveNameMatching(".*\\.(Base|Abstract)[A-Z][A-Za-z]*")
        .because("a class is one noun that can be said aloud");
  }

  ArchRule nobodyWritesToStandardOutputUnasked() {
    return noClasses()
        .that(not(resideInAnyOf(List.of("app", "indexer.run"))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("standard output belongs to the commands");
  }

  private String full(String name) {
    return root + "." + name;
  }

  private DescribedPredicate<JavaClass> resideInAnyOf(List<String> rooms) {
    return DescribedPredicate.or(rooms.stream().map(room -> resideInAPackage(full(room))).toList());
  }

  private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
    return DescribedPredicate.not(predicate);
  }
}
