package dev.gemel.text.pii;

import java.util.ArrayList;
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
    if (text.indexOf('@') >= 0) {
      spans.addAll(Emails.find(text));
    }
    spans.addAll(IpAddresses.find(text));
    spans.sort(Comparator.comparingInt(PiiSpan::start));
    List<PiiSpan> kept = withoutOverlaps(spans);
    return new Masked(kept.isEmpty() ? text : replace(text, kept), kept);
  }

  private static List<PiiSpan> withoutOverlaps(List<PiiSpan> sorted) {
    List<PiiSpan> kept = new ArrayList<>();
    int end = 0;
    for (PiiSpan span : sorted) {
      if (span.start() >= end) {
        kept.add(span);
        end = span.end();
      }
    }
    return kept;
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
