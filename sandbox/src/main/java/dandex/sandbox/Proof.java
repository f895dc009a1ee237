package dandex.sandbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much of a long proof is run: all of it where the system property `dandex.proof` is `whole`,
/// else a sample.
public final class Proof {
  public static final boolean WHOLE = System.getProperty("dandex.proof", "").equals("whole");

  private static final Logger log = LoggerFactory.getLogger(Proof.class);

  private Proof() {}

  /// A number of rounds, or whatever else says how much.
  public static <T> T sized(T whole, T sample) {
    return WHOLE ? whole : sample;
  }

  /// All of them, or the one whose day it is: the sample has another one each day, and says which.
  /// `-Ddandex.day=20783` has it as it was on that day.
  public static <T> List<T> turns(List<T> all) {
    if (WHOLE) return all;
    long day = Long.getLong("dandex.day", LocalDate.now(ZoneOffset.UTC).toEpochDay());
    var turn = all.get(Math.floorMod(day, all.size()));
    log.info("Of {} it is the turn of {}; -Ddandex.day={} repeats it", all.size(), turn, day);
    return List.of(turn);
  }
}
