package dandex.server.plan;

import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.AnyItem;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Glob;
import dandex.catalog.Condition.Matches;
import dandex.catalog.Condition.Named;
import dandex.catalog.Condition.SameAs;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TheFile;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import java.util.stream.Stream;

/// How large a question may be, below what Elasticsearch refuses: 30 levels, 1,024 clauses where
/// memory is small, prefixes of 1,000 characters, terms of 32,766 bytes, and patterns that take
/// more than 10,000 steps to compile (some of 250 characters do).
final class Limits {
  static final int LEVELS = 25;
  static final int CONDITIONS = 500;
  static final int TEXT = 1000;
  static final int WORD = 8000;
  static final int PREFIX = 1000;
  static final int PART = 128;

  /// Conditions across levels, each of which costs a search of its own.
  static final int CROSSINGS = 8;

  static final int GLOB = 256;
  static final int WILDCARDS = 32;

  /// A fifth of those after which Elasticsearch gives up, as it counts a little more.
  static final int GLOB_STEPS = 20_000;

  private Limits() {}

  static int levels(Filter<?> filter) {
    return 1 + below(filter).mapToInt(Limits::levels).max().orElse(0);
  }

  static int conditions(Filter<?> filter) {
    var here = filter instanceof Is ? 1 : 0;
    return here + below(filter).mapToInt(Limits::conditions).sum();
  }

  static int crossings(Filter<?> filter) {
    var here =
        filter instanceof Is<?>(_, AnyDandiset _) || filter instanceof Is<?>(_, CountOfAssets _);
    return (here ? 1 : 0) + below(filter).mapToInt(Limits::crossings).sum();
  }

  /// Whether a word is asked for that is too long for Elasticsearch.
  static boolean longWord(Filter<?> filter) {
    if (filter instanceof Is<?>(_, var condition) && isLong(condition)) return true;
    return below(filter).anyMatch(Limits::longWord);
  }

  /// Whether a glob is asked for that neither store should be made to compile.
  static boolean hasLongGlob(Filter<?> filter) {
    if (filter instanceof Is<?>(_, var condition) && isLongGlob(condition)) return true;
    return below(filter).anyMatch(Limits::hasLongGlob);
  }

  /// Whether a glob is asked for that Elasticsearch might give up.
  static boolean hasHardGlob(Filter<?> filter) {
    if (filter instanceof Is<?>(_, var condition) && isHardGlob(condition)) return true;
    return below(filter).anyMatch(Limits::hasHardGlob);
  }

  private static boolean isHardGlob(Condition condition) {
    return switch (condition) {
      case Named named -> isHardGlob(named.condition());
      case Glob(var pattern) -> GlobSteps.areOver(GLOB_STEPS, pattern);
      default -> false;
    };
  }

  private static boolean isLongGlob(Condition condition) {
    return switch (condition) {
      case Named named -> isLongGlob(named.condition());
      case Glob(var pattern) ->
          pattern.length() > GLOB
              || pattern.replace("**", "*").chars().filter(c -> c == '*' || c == '?').count()
                  > WILDCARDS;
      default -> false;
    };
  }

  private static boolean isLong(Condition condition) {
    return switch (condition) {
      case EqualToAnyOf(var words) -> words.stream().anyMatch(word -> word.length() > WORD);
      case SameAs(var words) -> words.stream().anyMatch(word -> word.length() > WORD);
      case StartsWith(var prefix) -> prefix.length() > PREFIX;
      case Contains(var part) -> part.length() > PART;
      case Named named -> named.name().length() > PART || isLong(named.condition());
      default -> false;
    };
  }

  /// Whether full text is asked for, which only Elasticsearch has.
  static boolean hasText(Filter<?> filter) {
    if (filter instanceof Is<?>(_, Matches _)) return true;
    return below(filter).anyMatch(Limits::hasText);
  }

  static boolean hasLongText(Filter<?> filter) {
    if (filter instanceof Is<?>(_, Matches(var text)) && text.length() > TEXT) return true;
    return below(filter).anyMatch(Limits::hasLongText);
  }

  private static Stream<? extends Filter<?>> below(Filter<?> filter) {
    return switch (filter) {
      case All<?>(var parts) -> parts.stream();
      case Any<?>(var parts) -> parts.stream();
      case Not<?>(var part) -> Stream.of(part);
      case Is<?>(_, AnyObject(var object)) -> Stream.of(object);
      case Is<?>(_, AnyItem(var item)) -> Stream.of(item);
      case Is<?>(_, TheFile(var file)) -> Stream.of(file);
      case Is<?>(_, CountOfObjects(var object, _)) -> Stream.of(object);
      case Is<?>(_, AnyDandiset(var dandiset)) -> Stream.of(dandiset);
      case Is<?>(_, CountOfAssets(var asset, _, _)) -> Stream.of(asset);
      case Is<?> _ -> Stream.of();
    };
  }
}
