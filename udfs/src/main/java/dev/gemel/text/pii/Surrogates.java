package dev.gemel.text.pii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Made-up data of one text, numbered as its originals come: addresses of reserved domains and
 * networks (RFC 2606, RFC 5737), telephone numbers of the range for fiction, else numbered names.
 * What the text holds of these already keeps its meaning: it stays, and no other data gets it.
 */
final class Surrogates {
  private static final Pattern MADE =
      Pattern.compile(
          "person[0-9]{1,9}@example\\.org|(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]{1,3}"
              + "|\\+1 202 555 01[0-9]{2}|\\[[A-Z_]{2,20}_[0-9]{1,9}]");

  private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};
  private static final int HOSTS = 254;
  private static final int FICTION = 100;
  private static final int NORTH_AMERICAN = 11;

  private final Set<String> present;
  private final Map<PiiType, Map<String, String>> known = new HashMap<>();
  private final Map<PiiType, Integer> numbers = new HashMap<>();

  /** For the data of a text. */
  Surrogates(String text) {
    present = MADE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  String of(PiiType type, String found) {
    return known
        .computeIfAbsent(type, t -> new HashMap<>())
        .computeIfAbsent(key(type, found), k -> present.contains(found) ? found : next(type));
  }

  private String next(PiiType type) {
    String made;
    do {
      made = made(type, numbers.merge(type, 1, Integer::sum));
    } while (present.contains(made));
    return made;
  }

  /** What is the same: a North American number with its country's digit and without. */
  private static String key(PiiType type, String found) {
    String digits = CheckDigits.digits(found);
    return switch (type) {
      case SECRET -> found;
      case PHONE ->
          digits.length() == NORTH_AMERICAN && digits.startsWith("1")
              ? digits.substring(1)
              : digits;
      default -> PiiPolicy.key(found);
    };
  }

  private static String made(PiiType type, int number) {
    return switch (type) {
      case EMAIL -> "person" + number + "@example.org";
      case IP -> ip(number);
      case PHONE -> phone(number);
      default -> "[" + type + "_" + number + "]";
    };
  }

  private static String ip(int number) {
    int network = (number - 1) / HOSTS;
    return network < NETWORKS.length
        ? NETWORKS[network] + ((number - 1) % HOSTS + 1)
        : "[" + PiiType.IP + "_" + number + "]";
  }

  private static String phone(int number) {
    return number <= FICTION
        ? String.format(Locale.ROOT, "+1 202 555 %04d", FICTION + number - 1)
        : "[" + PiiType.PHONE + "_" + number + "]";
  }
}
