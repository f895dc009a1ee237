package dandex.app;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Something that a server has to survive.
///
/// @param request its bytes, made anew each time
/// @param whole whether all of the request is sent, so that it has to be answered
record Attack(String name, Function<RandomGenerator, byte[]> request, boolean whole) {
  Attack(String name, Function<RandomGenerator, byte[]> request) {
    this(name, request, true);
  }

  static Attack broken(String name, Function<RandomGenerator, byte[]> request) {
    return new Attack(name, request, false);
  }
}
