package dev.gemel.text.pii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Made-up data of one text, numbered as its originals come: addresses of reserved domains and
 * networks (RFC 2606, RFC 5737), telephone numbers of the range for fiction, else numbered names.
 */
final class Surrogates {
  private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};
  private static final int HOSTS = 254;
  private static final int FICTION = 100;

  private final Map<PiiType, Map<String, Integer>> numbers = new HashMap<>();

  String of(PiiType type, String found) {
    Map<String, Integer> known = numbers.computeIfAbsent(type, t -> new HashMap<>());
    String key = type == PiiType.SECRET ? found : PiiPolicy.key(found);
    int number = known.computeIfAbsent(key, f -> known.size() + 1);
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
