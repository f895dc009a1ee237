package dandex.app;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is laid over secrets where a value is shown.
final class Mask {
  static final String WHOLE = "***";

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*,\\s*(?=[a-z]+://)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER =
      Pattern.compile(
          "^((?:jdbc:)?[a-z]+://|(?:jdbc:)?postgres(?:ql)?:)?.*@",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PASSWORD =
      Pattern.compile("(password=)[^&]*", Pattern.CASE_INSENSITIVE);

  private Mask() {}

  private static String withoutUser(MatchResult url) {
    return Matcher.quoteReplacement(Objects.requireNonNullElse(url.group(1), "") + WHOLE + "@");
  }

  /// A URL as it may be shown, or several: without users and passwords. What is before an `@` may
  /// be one, however odd the rest is.
  static String over(String urls) {
    return Arrays.stream(BETWEEN.split(urls, -1))
        .map(url -> USER.matcher(url).replaceFirst(Mask::withoutUser))
        .map(url -> PASSWORD.matcher(url).replaceAll("$1" + WHOLE))
        .collect(Collectors.joining(","));
  }
}
