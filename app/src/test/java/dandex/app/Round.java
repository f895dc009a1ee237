package dandex.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One catastrophe.
record Round(int seed, Company company, Point point, Set<Victim> victims) {
  private static final int ROUNDS = 50;

  /// Each set of victims at each point, and some more at random moments.
  static List<Round> all() {
    var rounds = new ArrayList<Round>();
    for (var point : Point.values()) {
      for (var victims : Victim.sets()) rounds.add(of(rounds.size() + 1, point, victims));
    }
    while (rounds.size() < ROUNDS) {
      var sets = Victim.sets();
      rounds.add(of(rounds.size() + 1, Point.AT_RANDOM, sets.get(rounds.size() % sets.size())));
    }
    return rounds;
  }

  private static Round of(int seed, Point point, Set<Victim> victims) {
    var companies = Company.values();
    var company =
        point.isOfRebuild() ? Company.REBUILD_AND_FOLLOWER : companies[seed % companies.length];
    return new Round(seed, company, point, victims);
  }

  boolean kills(Victim victim) {
    return victims.contains(victim);
  }
}
