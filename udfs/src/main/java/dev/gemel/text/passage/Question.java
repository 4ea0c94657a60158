package dev.gemel.text.passage;

import java.util.regex.Pattern;

/** How far a title is a question. */
enum Question {
  /** It ends with a question mark. */
  ASKED,
  /** A question without its mark: "What is LoRA". */
  DIRECT,
  /** An indirect question: "How to start", "Why sleep matters". */
  INDIRECT,
  /** Not a question. */
  NONE;

  private static final Pattern ASKS = Pattern.compile(".*[?？؟]\\W{0,3}$");

  private static final Pattern DIRECT_FORM =
      Pattern.compile(
          "(?:what|who|where|when|why|how|which)(?:'s|’s| is| are| was| were| do| does| did| can| have| has| had"
              + "| should| would| will)\\b.+"
              + "|(?:is|are|do|does|did|can|should) (?:i|it|we|you|they|there|this|that)\\b.+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INDIRECT_FORM =
      Pattern.compile("(?:how|why|what|when|where)\\s.+", Pattern.CASE_INSENSITIVE);

  static Question of(String title) {
    if (ASKS.matcher(title).matches()) {
      return ASKED;
    }
    if (DIRECT_FORM.matcher(title).matches()) {
      return DIRECT;
    }
    return INDIRECT_FORM.matcher(title).matches() ? INDIRECT : NONE;
  }
}
