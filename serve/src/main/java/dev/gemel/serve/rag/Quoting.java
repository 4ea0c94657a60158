package dev.gemel.serve.rag;

import dev.gemel.clients.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts passages before the question, as data: between marks that the model is told about, which no
 * passage can close, and within a budget of the model's tokens.
 */
public final class Quoting {
  /** What could end a quotation, or a turn of the conversation. */
  private static final Pattern MARK =
      Pattern.compile(
          "<(?=\\s*/?\\s*passages?\\b|\\||/?s>|(start|end)_of_turn>|(bos|eos)>)|\\[(?=/?INST\\])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_ATTRIBUTE = Pattern.compile("[\"<>\\s]+");

  private final Template prompt;
  private final int budget;

  /**
   * @param promptId a file in conf/prompts
   * @param budget tokens of all passages together
   * @throws dev.gemel.conf.ConfigException when there is no such prompt
   */
  public Quoting(String promptId, int budget) {
    this.prompt = Template.load("serve.rag.prompt", promptId, Set.of("passages", "question"));
    this.budget = budget;
  }

  /** The first passages that fit together; one that is too long is passed over for the next. */
  public List<Passage> fitting(List<Passage> passages, ToIntFunction<String> tokens) {
    List<Passage> out = new ArrayList<>();
    int left = budget;
    for (Passage passage : passages) {
      int cost = tokens.applyAsInt(quoted(out.size() + 1, passage));
      if (cost <= left) {
        out.add(passage);
        left -= cost;
      }
    }
    return out;
  }

  /**
   * The conversation with the passages in it: numbered from 1 in the last message, and explained in
   * the system message. Without passages it stays as it is.
   */
  public List<ChatMessage> conversation(List<ChatMessage> messages, List<Passage> passages) {
    if (passages.isEmpty()) {
      return messages;
    }
    List<ChatMessage> out = new ArrayList<>();
    out.add(ChatMessage.system(system(messages)));
    messages.stream()
        .limit(messages.size() - 1)
        .filter(m -> m.role() != ChatMessage.Role.SYSTEM)
        .forEach(out::add);
    String question = messages.get(messages.size() - 1).content();
    Map<String, String> fields = Map.of("passages", quoted(passages), "question", question);
    out.add(ChatMessage.user(prompt.user(fields)));
    return out;
  }

  /** Ours, then the client's: many templates take one system message only. */
  private String system(List<ChatMessage> messages) {
    String theirs =
        messages.stream()
            .filter(m -> m.role() == ChatMessage.Role.SYSTEM)
            .map(ChatMessage::content)
            .collect(Collectors.joining("\n\n"));
    return theirs.isBlank() ? prompt.system() : prompt.system() + "\n\n" + theirs;
  }

  private static String quoted(List<Passage> passages) {
    return IntStream.range(0, passages.size())
        .mapToObj(i -> quoted(i + 1, passages.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(int number, Passage passage) {
    return "<passage n=\"%d\"%s%s>\n%s\n</passage>"
        .formatted(
            number,
            attribute("author", passage.author()),
            attribute("title", passage.title()),
            plain(passage.text()));
  }

  private static String attribute(String name, @Nullable String value) {
    return value == null
        ? ""
        : " %s=\"%s\"".formatted(name, plain(IN_ATTRIBUTE.matcher(value).replaceAll(" ")));
  }

  private static String plain(String text) {
    return MARK.matcher(text).replaceAll(m -> m.group().equals("<") ? "&lt;" : "&#91;");
  }
}
