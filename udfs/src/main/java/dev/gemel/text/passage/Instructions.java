package dev.gemel.text.passage;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.gemel.text.block.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Natural instructions for passages, made without a model.
 *
 * <p>A heading that asks is the instruction; any other heading or title becomes the subject of one
 * of several templates, chosen by a hash of the passage, so that a data set is varied and yet the
 * same on every run. Without a subject the first words of the passage are the cue, never more than
 * 12 and never more than a quarter of it.
 */
public final class Instructions {
  private static final List<String> SUBJECT =
      List.of(
          "Write about %s.",
          "Share your thoughts on %s.",
          "Tell me about %s.",
          "What should a reader know about %s?",
          "Write a passage on %s.",
          "Explain %s in your own words.");

  private static final List<String> PART =
      List.of(
          "Write the %2$s of a piece about %1$s.",
          "How would you word the %2$s of an article on %1$s?",
          "Draft the %2$s for a post about %1$s.");

  private static final List<String> STATEMENT =
      List.of("Explain %s.", "Write about %s.", "Tell me %s.", "In your own words, explain %s.");

  private static final List<String> CUE =
      List.of(
          "Continue this thought: “%s …”",
          "Write a passage that opens with “%s …”", "Pick up from here: “%s …”");

  private static final String ANYTHING = "Share a thought of your own.";

  private Instructions() {}

  /**
   * The instruction that the passage answers.
   *
   * @param title the document's title, or null if it has none
   */
  public static String from(Passage passage, @Nullable String title) {
    Topic topic = Topic.of(passage.headingPath(), title);
    String instruction = topic == null ? fromCue(passage) : fromTopic(passage, topic);
    return leaks(instruction, passage) ? ANYTHING : instruction;
  }

  private static String fromTopic(Passage passage, Topic topic) {
    String subject = topic.subject();
    if (topic.part() != null) {
      return pick(PART, passage).formatted(quoteIfLong(subject), topic.part());
    }
    return switch (Question.of(subject)) {
      case ASKED -> subject;
      case DIRECT -> subject + "?";
      case INDIRECT -> pick(STATEMENT, passage).formatted(lowerFirst(subject));
      case NONE -> pick(SUBJECT, passage).formatted(quoteIfLong(subject));
    };
  }

  private static String fromCue(Passage passage) {
    String cue = Cue.of(passage.text());
    return cue.isEmpty() ? ANYTHING : pick(CUE, passage).formatted(cue);
  }

  private static String pick(List<String> templates, Passage passage) {
    long hash = Hashing.xxh3_64().hashCharsToLong(passage.text());
    return templates.get((int) Long.remainderUnsigned(hash, templates.size()));
  }

  private static String lowerFirst(String subject) {
    return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1);
  }

  /** A long title, or one with punctuation, reads better in quotes inside a sentence. */
  private static String quoteIfLong(String subject) {
    boolean sentence = subject.endsWith("!") || subject.endsWith("…") || subject.contains(": ");
    return sentence || Words.count(subject) > 3 ? "“" + subject + "”" : subject;
  }

  private static boolean leaks(String instruction, Passage passage) {
    String answer = passage.text().strip();
    return !answer.isEmpty() && instruction.contains(answer);
  }
}
