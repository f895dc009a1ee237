package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeFormTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1000000000, 1000000000",
    "7B, 7",
    "2kB, 2000",
    "2KiB, 2048",
    "500MB, 500000000",
    "500 mb, 500000000",
    "3MiB, 3145728",
    "1GB, 1000000000",
    "1GiB, 1073741824"
  })
  void a_size_is_read_as_people_write_it(String written, long bytes) {
    assertThat(new SizeForm().convert(written)).isEqualTo(bytes);
  }
}
