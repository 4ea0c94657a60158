package dev.gemel.serve.rag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The authors that a question may be narrowed to. Only a name on this list becomes a filter: a name
 * that a model made up, or that nobody here has, narrows nothing.
 */
final class Authors {
  private final List<String> known;

  Authors(List<String> known) {
    this.known = List.copyOf(known);
  }

  List<String> known() {
    return known;
  }

  /** The author of exactly this name, capitals and outer spaces aside. */
  Optional<String> named(String name) {
    return known.stream().filter(a -> plain(a).equals(plain(name))).findFirst();
  }

  /** The one author whose full name stands in the question; empty for none, and for several. */
  Optional<String> in(String question) {
    List<String> found = known.stream().filter(a -> mentions(question, a)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean mentions(String question, String author) {
    String name = Pattern.quote(plain(author));
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + name + "(?![\\p{L}\\p{N}])")
        .matcher(plain(question))
        .find();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }
}
