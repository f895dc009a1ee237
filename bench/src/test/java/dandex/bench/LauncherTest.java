package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout that is built, where Java says what it was started with and the cache
/// is made by what only says so.
class LauncherTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("dandex.checkout"));

  @TempDir Path folder;

  @BeforeEach
  void lay() throws IOException {
    Files.createDirectories(folder.resolve(".mvn"));
    Files.createDirectories(folder.resolve("app/target/lib"));
    Files.copy(CHECKOUT.resolve("dandex"), folder.resolve("dandex"));
    script(".mvn/find-jdk", "echo \"$(dirname \"$0\")/../jdk\"");
    script("jdk/bin/java", "echo \"$@\"");
    script(
        ".mvn/make-aot-cache",
        "echo made >>\"$(dirname \"$0\")/../made\"; mkfifo \"$3.wait\""
            + " && cat \"$3.wait\" >\"$3.part\" && mv \"$3.part\" \"$3\"");
    Files.writeString(folder.resolve("app/target/dandex.jar"), "the same");
    Files.createFile(folder.resolve("app/target/built"));
    built("one");
  }

  private void script(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void built(String build) throws IOException {
    Files.writeString(folder.resolve("app/target/lib/catalog.jar"), build);
  }

  private String said(String... command) throws IOException, InterruptedException {
    try (var program =
        new Launcher(folder.resolve("dandex")).start(Map.of("JAVA_HOME", ""), command)) {
      return program.ended().said();
    }
  }

  @Test
  void java_is_started_with_the_cache_of_the_build_once_there_is_one() throws Exception {
    assertThat(said("status")).contains("dandex.app.Main status").doesNotContain("AOTCache");

    var cache = finish();

    assertThat(said("status")).contains("-XX:AOTCache=" + cache, "-Xlog:disable");
  }

  @Test
  void a_cache_is_made_once_however_many_start() throws Exception {
    var starts = new AtomicInteger();
    Together.work(
        8, "starting", () -> said("--version").lines().count() + starts.incrementAndGet());
    finish();
    said("--version");

    assertThat(starts).hasValue(8);
    assertThat(Files.readAllLines(folder.resolve("made"))).isEqualTo(List.of("made"));
  }

  @Test
  void another_build_has_another_cache_and_the_old_one_goes() throws Exception {
    said("--version");
    var one = finish();

    built("number two");

    assertThat(said("--version")).doesNotContain("AOTCache");
    assertThat(one).doesNotExist();
    var two = finish();
    assertThat(said("--version")).contains("-XX:AOTCache=" + two);
  }

  @Test
  void where_nothing_can_be_written_java_starts_as_it_always_does() throws Exception {
    // Not by permissions: whoever is root may write all the same.
    Files.writeString(folder.resolve("app/target/aot"), "no folder");

    assertThat(said("--version")).startsWith("-Xlog:disable").doesNotContain("AOTCache");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  /// Lets the making that was begun come to its end.
  private Path finish() throws IOException, InterruptedException {
    var cache = begun();
    var ending =
        "until [ -p '%s.wait' ]; do :; done; echo classes >'%s.wait'; until [ -f '%s' ]; do :; done"
            .formatted(cache, cache, cache);
    try (var program = Program.line(Map.of(), List.of("bash", "-c", ending))) {
      assertThat(program.ended().after()).isLessThan(Duration.ofMinutes(1));
    }
    return cache;
  }

  private Path begun() throws IOException {
    try (var files = Files.list(folder.resolve("app/target/aot"))) {
      var begun = files.map(Path::toString).filter(name -> name.endsWith(".begun")).toList();
      assertThat(begun).hasSize(1);
      return Path.of(begun.getFirst().replaceFirst("begun$", "aot"));
    }
  }
}
