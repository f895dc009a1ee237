package dandex.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words that mean the same: what the field calls species, sexes, methods and places in the brain.
/// Ours, written by hand; the archive's metadata uses all of them side by side.
///
/// Words are compared in one form: in lower case, and of an identifier what follows the last slash,
/// with an underscore (`ncbitaxon_10090`).
public final class Synonyms {
  private static final String FILE = "synonyms.txt";
  private static final Pattern PARTS = Pattern.compile(" - ", Pattern.LITERAL);
  private static final Pattern CURIE = Pattern.compile("[a-z]+:[a-z]*[0-9]+");

  /// Names of a group, first the one that stands for it.
  ///
  /// @param identifiers in the form in which they are compared
  public record Group(List<String> identifiers, List<String> names) {
    Stream<String> words() {
      return Stream.concat(identifiers.stream(), names.stream().map(Synonyms::form));
    }
  }

  private static final List<Group> GROUPS = read();
  private static final Map<String, Group> BY_WORD = byWord();

  private Synonyms() {}

  public static List<Group> groups() {
    return GROUPS;
  }

  /// All that means the same as one of the words, itself included, each in the form in which words
  /// are compared.
  public static Set<String> of(List<String> words) {
    var same = new LinkedHashSet<String>();
    for (var word : words) {
      var form = form(word);
      same.add(form);
      var group = BY_WORD.get(form);
      if (group != null) group.words().forEach(same::add);
    }
    return same;
  }

  /// The forms by which a term is compared: its name, each part of a name like `Mus musculus -
  /// House mouse`, and its identifier.
  public static Set<String> forms(Term term) {
    var forms = new LinkedHashSet<String>();
    forms.add(form(term.name()));
    PARTS.splitAsStream(term.name()).map(Synonyms::form).forEach(forms::add);
    if (term.identifier() != null) forms.add(form(term.identifier()));
    return forms;
  }

  /// One word in the form in which words are compared.
  public static String form(String word) {
    var lower = word.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      lower = lower.substring(lower.lastIndexOf('/') + 1);
    }
    return CURIE.matcher(lower).matches() ? lower.replace(':', '_') : lower;
  }

  private static Map<String, Group> byWord() {
    var byWord = new LinkedHashMap<String, Group>();
    for (var group : GROUPS) group.words().forEach(word -> byWord.putIfAbsent(word, group));
    return byWord;
  }

  private static List<Group> read() {
    try (var file = Synonyms.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("resource " + FILE + " is missing");
      return new BufferedReader(new InputStreamReader(file, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Synonyms::group)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Group group(String line) {
    var colon = line.indexOf(": ");
    return new Group(
        words(line.substring(0, colon)).map(Synonyms::form).toList(),
        words(line.substring(colon + 2)).toList());
  }

  private static Stream<String> words(String list) {
    return Pattern.compile(",").splitAsStream(list).map(String::strip).filter(w -> !w.isEmpty());
  }
}
