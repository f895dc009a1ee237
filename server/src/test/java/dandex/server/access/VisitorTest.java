package dandex.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorTest {
  private static Visitor from(String peer, String... forwardedFor) {
    return new Visitor(peer, List.of(forwardedFor), null, true);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7:4711, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2::1, 20010db800010002/64",
    "[2001:db8:1:2::1], 20010db800010002/64",
    "[2001:db8:1:2::1]:4711, 20010db800010002/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::1, 0000000000000000/64",
    "a name, a name"
  })
  void an_address_is_counted_by_itself_and_one_of_ipv6_by_its_network(String peer, String counted) {
    assertThat(from(peer).address(false)).isEqualTo(counted);
  }

  @Test
  void what_a_client_says_of_itself_is_not_believed() {
    assertThat(from("192.0.2.7", "198.51.100.1").address(false)).isEqualTo("192.0.2.7");
  }

  @Test
  void of_what_a_proxy_forwards_the_last_address_is_the_one_that_the_proxy_added() {
    assertThat(from("192.0.2.7", "198.51.100.1, 198.51.100.2").address(true))
        .isEqualTo("198.51.100.2");
    assertThat(from("192.0.2.7", "198.51.100.1", "2001:db8::1").address(true))
        .isEqualTo("20010db800000000/64");
  }

  @Test
  void where_a_proxy_adds_nothing_that_is_an_address_its_own_counts() {
    assertThat(from("192.0.2.7").address(true)).isEqualTo("192.0.2.7");
    for (var odd : List.of("", "unknown", "198.51.100.1,", "example.org", "198.51.100.1, _x")) {
      assertThat(from("192.0.2.7", odd).address(true)).as(odd).isEqualTo("192.0.2.7");
    }
  }
}
