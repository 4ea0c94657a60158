package dev.gemel.text.pii;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is masked, and with what.
 *
 * @param types the kinds to look for
 * @param mode what stands in their place
 * @param allowed what an author shows on purpose and keeps, such as the own e-mail address; case
 *     and the spaces and dashes of numbers make no difference
 */
public record PiiPolicy(Set<PiiType> types, Mode mode, Set<String> allowed) {
  /** What stands in the place of personal data. */
  public enum Mode {
    /** The name of its type: {@code [EMAIL]}. */
    PLACEHOLDER,
    /** Made-up data; the same for the same data throughout a text. */
    SURROGATE
  }

  /** Every type, placeholders, nothing allowed. */
  public static final PiiPolicy DEFAULT =
      new PiiPolicy(EnumSet.allOf(PiiType.class), Mode.PLACEHOLDER, Set.of());

  /** Copies both sets. */
  public PiiPolicy {
    types = Set.copyOf(types);
    allowed = allowed.stream().map(PiiPolicy::key).collect(Collectors.toUnmodifiableSet());
  }

  /** This policy with more that is allowed. */
  public PiiPolicy allowing(Set<String> more) {
    Set<String> all = new LinkedHashSet<>(allowed);
    all.addAll(more);
    return new PiiPolicy(types, mode, all);
  }

  boolean allows(String found) {
    return allowed.contains(key(found));
  }

  /** How data is compared: in lower case, without spaces; numbers without dashes and brackets. */
  static String key(String found) {
    boolean number = found.codePoints().noneMatch(Character::isLetter);
    return found
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(
            c ->
                !number
                    || (Character.getType(c) != Character.DASH_PUNCTUATION && "()".indexOf(c) < 0))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
