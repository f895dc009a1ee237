package dandex.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Two processes that deliver beside each other.
enum Company {
  MIRROR_AND_HEIR("mirror", "mirror --wait"),
  MIRROR_AND_FOLLOWER("mirror", "mirror --follow"),
  FOLLOWERS("mirror --follow", "mirror --follow"),
  REBUILD_AND_FOLLOWER("mirror rebuild", "mirror --follow");

  private final String first;
  private final String second;

  Company(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /// The first of them is killed for sure where a worker is.
  List<String> commands(RandomGenerator random) {
    var ordered = new ArrayList<>(List.of(first, second));
    // An heir has nothing to lose before it inherits, and a rebuild is what its points are about.
    if (this == MIRROR_AND_FOLLOWER) Collections.shuffle(ordered, random);
    return ordered;
  }
}
