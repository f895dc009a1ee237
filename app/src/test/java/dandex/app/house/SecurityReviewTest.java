package dandex.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/security.md` calls a proof is there.
class SecurityReviewTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("dandex.checkout"));
  private static final Pattern PROOF = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final int LEAST = 40;

  @Test
  void every_proof_of_the_security_review_is_a_test() throws IOException {
    var tests = tests();
    var proofs =
        PROOF.matcher(Files.readString(CHECKOUT.resolve("docs/security.md"))).results().toList();

    assertThat(proofs).hasSizeGreaterThan(LEAST);
    assertThat(proofs)
        .allSatisfy(proof ->
            assertThat(tests.getOrDefault(proof.group(1), ""))
                .as(proof.group())
                .contains("void " + proof.group(2) + "("));
  }

  /// The text of each class of tests, by its name; of several of one name all.
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> modules = Files.list(CHECKOUT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(SecurityReviewTest::sources)
          .collect(
              Collectors.toMap(
                  source -> source.getFileName().toString().replace(".java", ""),
                  SecurityReviewTest::text,
                  String::concat));
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
