package dev.gemel.conf;

import java.util.regex.Pattern;

/** Takes secrets out of values that are to be shown. */
final class Masking {
  private static final String MASK = "***";

  /** Keys whose value is a secret; {@code max-tokens} and {@code api-key-env} hold none. */
  private static final Pattern SECRET =
      Pattern.compile(
          "secret|passw(or)?d|token(?!s$)|access.?key|account.?key|api.?key(?!-env$)|credential"
              + "|executorEnv",
          Pattern.CASE_INSENSITIVE);

  /** A password may hold any character where people forget to encode it: up to the last @. */
  private static final Pattern MONGODB_USER = Pattern.compile("(mongodb(?:\\+srv)?://)\\S*@");

  private static final Pattern USER = Pattern.compile("://[^/?#\\s]*@");
  private static final Pattern QUERY =
      Pattern.compile("(mongodb(?:\\+srv)?://[^\\s?]*|://\\*{3}@[^\\s?]*)\\?[^\\s,\\]]*");

  private Masking() {}

  /** {@code value} without what it must not show. */
  static String masked(String key, String value) {
    if (SECRET.matcher(key).find()) {
      return MASK;
    }
    String noMongo = MONGODB_USER.matcher(value).replaceAll("$1" + MASK + "@");
    String noUser = USER.matcher(noMongo).replaceAll("://" + MASK + "@");
    return QUERY.matcher(noUser).replaceAll("$1?" + MASK);
  }
}
