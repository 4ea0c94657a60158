package dev.gemel.serve.rag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Query expansion: the chat model words the question anew, the original always comes first. */
final class Expansion {
  private static final int MAX_LENGTH = 300;
  private static final int TOKENS_EACH = 60;
  private static final String LIST_MARK = "^\\s*(?:[-*•]|\\(?[0-9]{1,2}[.):])\\s*";

  private final Template prompt;
  private final int more;

  /**
   * @param more queries beside the original; at least 1
   */
  Expansion(Template prompt, int more) {
    this.prompt = prompt;
    this.more = more;
  }

  static Template prompt(String key, String id) {
    return Template.load(key, id, Set.of("count", "question"));
  }

  /** The question and at most {@code more} other wordings of it. */
  List<String> queries(String question, Asker model) {
    Map<String, String> fields = Map.of("count", Integer.toString(more), "question", question);
    String answer = model.ask(prompt.system(), prompt.user(fields), more * TOKENS_EACH);
    return parse(question, answer);
  }

  /** One query a line; list marks and quotes around it do not count. */
  List<String> parse(String question, String answer) {
    Set<String> queries = new LinkedHashSet<>();
    queries.add(question);
    for (String line : answer.lines().toList()) {
      String query = line.replaceFirst(LIST_MARK, "").replaceAll("^[\"'“]|[\"'”]$", "").strip();
      if (!query.isBlank() && query.length() <= MAX_LENGTH && queries.size() <= more) {
        queries.add(query);
      }
    }
    return new ArrayList<>(queries);
  }
}
