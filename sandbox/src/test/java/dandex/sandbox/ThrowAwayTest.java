package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowAwayTest {
  @TempDir Path home;

  @Test
  void the_folder_of_a_dead_process_is_swept() throws Exception {
    var left = Files.createDirectories(home.resolve("throw-away/left"));
    Files.writeString(left.resolve("data"), "of yesterday");
    var lock = Files.createFile(home.resolve("throw-away/left.lock"));

    ThrowAway.folder(home, "new");

    assertThat(left).doesNotExist();
    assertThat(lock).doesNotExist();
  }

  @Test
  void the_folder_of_a_living_process_stays() {
    var first = ThrowAway.folder(home, "first");
    var second = ThrowAway.folder(home, "second");

    assertThat(first).isDirectory();
    assertThat(second).isDirectory();
  }
}
