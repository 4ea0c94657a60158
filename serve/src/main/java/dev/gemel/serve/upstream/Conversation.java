package dev.gemel.serve.upstream;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.Pair;
import dev.gemel.clients.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A conversation for llama.cpp's chat template. */
final class Conversation {
  /** Control tokens of the templates in use; llama.cpp reads them as such anywhere in a prompt. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "<(?=\\||/?s>|(start|end)_of_turn>|(bos|eos|pad|unk)>)|\\[(?=/?INST\\])",
          Pattern.CASE_INSENSITIVE);

  private Conversation() {}

  static InferenceParameters of(List<ChatMessage> messages) {
    String system =
        messages.stream()
            .filter(m -> m.role() == ChatMessage.Role.SYSTEM)
            .map(m -> plain(m.content()))
            .collect(Collectors.joining("\n\n"));
    List<Pair<String, String>> turns = new ArrayList<>();
    for (ChatMessage message : messages) {
      if (message.role() != ChatMessage.Role.SYSTEM) {
        turns.add(new Pair<>(message.role().wireName(), plain(message.content())));
      }
    }
    return new InferenceParameters("").setMessages(system, turns);
  }

  /** What somebody wrote must not end a turn or begin another one. */
  static String plain(String content) {
    return CONTROL.matcher(content).replaceAll("$0 ");
  }
}
