package dev.gemel.text.url;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Query parameters that say where a visitor came from or who they are, never which page it is.
 *
 * <p>Removed: every {@code utm_*}, {@code mc_*}, {@code pk_*}, {@code mtm_*}, {@code hsa_*}, {@code
 * vero_*} and {@code oly_*}, the click ids and session ids of the list below. Kept although they
 * are sometimes tracking: {@code ref}, {@code source}, {@code id}, {@code sid}, {@code s}, since
 * sites also select content by them.
 */
final class TrackingParameters {
  private static final List<String> PREFIXES =
      List.of("utm_", "mc_", "pk_", "mtm_", "hsa_", "vero_", "oly_");

  private static final Set<String> NAMES =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "gbraid",
          "wbraid",
          "dclid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "li_fat_id",
          "igshid",
          "igsh",
          "mkt_tok",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "__hssc",
          "__hstc",
          "__hsfp",
          "hsctatracking",
          "s_cid",
          "wickedid",
          "ref_src",
          "ref_url",
          "__twitter_impression",
          "phpsessid",
          "jsessionid",
          "aspsessionid",
          "sessionid",
          "session_id",
          "sessid",
          "cfid",
          "cftoken");

  private TrackingParameters() {}

  /** Whether the parameter {@code name}, as it stands in the query, is dropped. */
  static boolean contains(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
  }
}
