package dandex.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The house keeps its laws, and each law bites: below `dandex.breach` stands one small package for
/// each, and the law must fail on it.
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dandex");

  private record Law(String breach, Function<Laws, List<ArchRule>> rules) {}

  private static final List<Law> LAWS =
      List.of(
          new Law("web", Laws::webOfPackages),
          new Law("libraries", Laws::librariesStayInTheirRooms),
          new Law("rivers", laws -> List.of(laws.indexerAndServerNeverMeet())),
          new Law("rivers.other", laws -> List.of(laws.indexerAndServerNeverMeet())),
          new Law("cycle", laws -> List.of(laws.noCycles())),
          new Law("nulls", laws -> List.of(laws.everyPackageIsNullMarked())),
          new Law("clock", laws -> List.of(laws.timeComesFromAClock())),
          new Law("configuration", laws -> List.of(laws.configurationComesFromTheApp())),
          new Law("jackson", laws -> List.of(laws.onlyOneJackson())),
          new Law("names", laws -> List.of(laws.namesAreNouns())),
          new Law("output", laws -> List.of(laws.nobodyWritesToStandardOutputUnasked())));

  @TestFactory
  Stream<DynamicTest> the_house_keeps_each_law() {
    return LAWS.stream()
        .map(law ->
            DynamicTest.dynamicTest(
                law.breach(),
                () -> law.rules().apply(new Laws("dandex")).forEach(r -> r.check(HOUSE))));
  }

  @TestFactory
  Stream<DynamicTest> each_law_fails_on_the_breach_kept_for_it() {
    return LAWS.stream()
        .map(law ->
            DynamicTest.dynamicTest(
                law.breach(),
                () -> {
                  var root = "dandex.breach." + law.breach();
                  var breach = new ClassFileImporter().importPackages(root);
                  assertThat(breach).as("classes of the breach " + root).isNotEmpty();
                  var rules = law.rules().apply(new Laws(root));
                  assertThatThrownBy(() -> rules.forEach(rule -> rule.check(breach)))
                      .isInstanceOf(AssertionError.class)
                      .hasMessageContaining("Architecture Violation");
                }));
  }

  @Test
  void every_package_is_in_the_map_and_every_entry_of_the_map_is_there() {
    var laws = new Laws("dandex");

    assertThat(laws.unknownPackages(HOUSE)).isEmpty();
    assertThat(laws.missingPackages(HOUSE)).isEmpty();
  }

  @Test
  void a_package_that_is_not_in_the_map_is_told() {
    var breach = new ClassFileImporter().importPackages("dandex.breach.web");

    assertThat(new Laws("dandex.breach.web").unknownPackages(breach))
        .contains("dandex.breach.web.attic");
  }

  @Test
  void one_law_does_not_fail_on_the_breach_of_another() {
    var breach = new ClassFileImporter().importPackages("dandex.breach.clock");
    var laws = new Laws("dandex.breach.clock");

    assertThatCode(() -> laws.configurationComesFromTheApp().check(breach))
        .doesNotThrowAnyException();
  }
}
