package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces personal data by the name of its type, such as {@code [EMAIL]}, or by made-up data.
 *
 * <p>Private, loopback, link-local, multicast and documentation addresses stay (RFC 6890), and so
 * do version numbers that look like addresses ({@code version 1.2.3.4}, {@code Chrome/1.2.3.4}).
 * Fediverse handles ({@code @user@host}) are public names and stay too; names of persons are not
 * looked for. Idempotent with placeholders.
 */
public final class PiiMasker {
  private PiiMasker() {}

  /** Masks every type by placeholders. */
  public static Masked mask(String text) {
    return mask(text, PiiPolicy.DEFAULT);
  }

  /** Masks a text as a policy says. */
  public static Masked mask(String text, PiiPolicy policy) {
    List<PiiSpan> found = find(text, policy);
    found.removeIf(span -> policy.allows(text.substring(span.start(), span.end())));
    found.sort(Comparator.comparingInt(PiiSpan::start));
    return new Masked(found.isEmpty() ? text : replace(text, found, policy), found);
  }

  /** A chain of finds that each uncover the next one ends here, which keeps the time linear. */
  private static final int MAX_ROUNDS = 16;

  private static List<PiiSpan> find(String text, PiiPolicy policy) {
    List<PiiFinders.Finder> finders =
        PiiFinders.ALL.stream().filter(f -> policy.types().contains(f.type())).toList();
    List<PiiSpan> spans = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    char[] seen = PlainSigns.of(text);
    int before;
    int rounds = 0;
    do {
      // What is found cuts the text in new places: 2001:...:8.8.8.8 is an address only without it.
      before = spans.size();
      Haystack rest = new Haystack(new String(seen));
      for (PiiFinders.Finder finder : finders) {
        List<PiiSpan> found = finder.find().apply(rest);
        found.forEach(span -> add(span, spans, taken, seen));
        rest = found.isEmpty() ? rest : new Haystack(new String(seen));
      }
    } while (spans.size() > before && ++rounds < MAX_ROUNDS);
    return spans;
  }

  private static void add(PiiSpan span, List<PiiSpan> spans, BitSet taken, char[] seen) {
    if (taken.get(span.start(), span.end()).isEmpty()) {
      spans.add(span);
      taken.set(span.start(), span.end());
      Arrays.fill(seen, span.start(), span.end(), ']');
    }
  }

  private static String replace(String text, List<PiiSpan> spans, PiiPolicy policy) {
    Surrogates surrogates = new Surrogates(text);
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (PiiSpan span : spans) {
      String found = text.substring(span.start(), span.end());
      out.append(text, from, span.start())
          .append(
              policy.mode() == PiiPolicy.Mode.PLACEHOLDER
                  ? span.type().placeholder()
                  : surrogates.of(span.type(), found));
      from = span.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
