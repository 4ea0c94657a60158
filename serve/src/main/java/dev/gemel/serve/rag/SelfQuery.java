package dev.gemel.serve.rag;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the author that a question is about is found in it. */
public enum SelfQuery {
  /** A full name that stands in the question. */
  NAMES,
  /** The chat model is asked for the name; what it says must be on the list. */
  MODEL;

  private static final int NAME_TOKENS = 32;

  /** The way written {@code text} in the configuration, if it is one. */
  static Optional<SelfQuery> of(String text) {
    for (SelfQuery way : values()) {
      if (way.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  static Template prompt(String key, String id) {
    return Template.load(key, id, Set.of("authors", "question"));
  }

  /** Asks the model; empty for every answer that is not one of the authors. */
  static Optional<String> ask(Template prompt, Authors authors, String question, Asker model) {
    if (authors.known().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> fields =
        Map.of("authors", String.join("\n", authors.known()), "question", question);
    String answer = model.ask(prompt.system(), prompt.user(fields), NAME_TOKENS);
    return authors.named(answer.strip().replaceAll("^[\"'“]|[\"'”.]+$", ""));
  }
}
