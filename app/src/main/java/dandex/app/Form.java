package dandex.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How a value is written in the environment.
///
/// @param reading throws IllegalArgumentException with what may be written
/// @param writing the reverse
record Form<T>(Function<String, T> reading, Function<T, String> writing) {
  static final Form<String> TEXT = new Form<>(text -> text, text -> text);
  static final Form<Boolean> TRUTH = either("true", "false");
  static final Form<URI> WEB = new Form<>(Form::web, URI::toString);
  static final Form<Path> PLACE = new Form<>(Form::place, Path::toString);
  static final Form<Path> FOLDER = new Form<>(Form::folder, Path::toString);

  static Form<String> checked(Consumer<String> check) {
    return new Form<>(
        text -> {
          check.accept(text);
          return text;
        },
        text -> text);
  }

  /// @param takes what it takes, in words
  static Form<String> like(String pattern, String takes) {
    return checked(text -> {
      if (!text.matches(pattern)) throw takes(takes);
    });
  }

  static Form<Integer> whole(int least, int most) {
    return new Form<>(
        text -> {
          if (text.matches("[0-9]{1,10}")) {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) return (int) number;
          }
          throw takes("a whole number from " + least + " to " + most);
        },
        number -> Integer.toString(number));
  }

  static Form<Duration> seconds(int least, int most) {
    var whole = whole(least, most);
    return new Form<>(
        text -> Duration.ofSeconds(whole.reading().apply(text)),
        time -> Long.toString(time.toSeconds()));
  }

  static Form<Boolean> either(String yes, String no) {
    return new Form<>(
        text -> {
          if (text.equalsIgnoreCase(yes)) return true;
          if (text.equalsIgnoreCase(no)) return false;
          throw takes("`" + no + "` or `" + yes + "`");
        },
        is -> is ? yes : no);
  }

  /// One of the words of an enum.
  static <E extends Enum<E>> Form<E> word(Class<E> words) {
    var all = words.getEnumConstants();
    return new Form<>(
        text ->
            Arrays.stream(all)
                .filter(one -> word(one).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                    takes(
                        Arrays.stream(all)
                            .map(Form::word)
                            .collect(Collectors.joining("` or `", "`", "`")))),
        Form::word);
  }

  private static URI web(String text) {
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) return uri;
    } catch (IllegalArgumentException odd) {
      // is told like the rest
    }
    throw takes("a URL of http or https");
  }

  private static Path place(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException odd) {
      throw takes("a path");
    }
  }

  private static Path folder(String text) {
    var folder = place(text);
    if (Files.isDirectory(folder)) return folder;
    throw takes("a folder that is there");
  }

  static IllegalArgumentException takes(String what) {
    return new IllegalArgumentException("it takes " + what);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
