package dev.gemel.jobs.evaluate;

import java.io.Serializable;

/**
 * What a model answered to a test row.
 *
 * @param row the question
 * @param text the answer; empty when there is none
 * @param finish {@link #EOS}, {@link #LENGTH}, {@link #REFUSED}, {@link #TOO_LONG} or {@link
 *     #UNKNOWN}
 * @param tokens generated, as the generator counted them; 0 when it did not
 */
public record Answer(TestRow row, String text, String finish, long tokens) implements Serializable {
  /** The model ended its turn. */
  static final String EOS = "eos";

  /** Cut at the token limit. */
  static final String LENGTH = "length";

  /** The endpoint refused this one request. */
  static final String REFUSED = "refused";

  /** The prompt left no room for an answer. */
  static final String TOO_LONG = "prompt_too_long";

  /** The endpoint does not say why it stopped. */
  static final String UNKNOWN = "unknown";
}
