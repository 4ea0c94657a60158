package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces e-mail addresses by {@code [EMAIL]} and public IP addresses by {@code [IP]}.
 *
 * <p>Private, loopback, link-local, multicast and documentation addresses stay (RFC 6890), and so
 * do version numbers that look like addresses ({@code version 1.2.3.4}, {@code Chrome/1.2.3.4}).
 * Fediverse handles ({@code @user@host}) are public names and stay too. Idempotent.
 */
public final class PiiMasker {
  private PiiMasker() {}

  /** Masks a text. */
  public static Masked mask(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    int before;
    do {
      // What is found cuts the text in new places: 2001:...:8.8.8.8 is an address only without it.
      before = spans.size();
      spans.addAll(Emails.find(blanked(text, spans)));
      spans.addAll(IpAddresses.findV6(blanked(text, spans)));
      spans.addAll(IpAddresses.findV4(blanked(text, spans)));
    } while (spans.size() > before);
    spans.sort(Comparator.comparingInt(PiiSpan::start));
    return new Masked(spans.isEmpty() ? text : replace(text, spans), spans);
  }

  /** The text with brackets for what was found, as the next search would see the masked text. */
  private static String blanked(String text, List<PiiSpan> spans) {
    if (spans.isEmpty()) {
      return text;
    }
    char[] out = text.toCharArray();
    for (PiiSpan span : spans) {
      Arrays.fill(out, span.start(), span.end(), ']');
    }
    return new String(out);
  }

  private static String replace(String text, List<PiiSpan> spans) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (PiiSpan span : spans) {
      out.append(text, from, span.start()).append(span.type().placeholder());
      from = span.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
