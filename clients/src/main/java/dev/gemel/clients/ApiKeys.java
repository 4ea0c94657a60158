package dev.gemel.clients;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys from the environment, the only place they may come from. A specification holds the
 * variable's name, so printing or storing it shows no secret.
 */
public final class ApiKeys {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ApiKeys() {}

  /** Whether the text can name an environment variable; a pasted key usually cannot. */
  public static boolean isVariableName(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /**
   * Adds a problem if the name cannot be a variable's. The value is left out of the problem: it may
   * be a key pasted in the wrong place.
   */
  public static void check(@Nullable String name, List<String> problems) {
    if (name != null && !isVariableName(name)) {
      problems.add(
          "apiKeyEnv must name an environment variable, such as OPENAI_API_KEY, never hold a key");
    }
  }

  /**
   * The key, or null if no variable is named.
   *
   * @param environment usually {@code System::getenv}
   * @throws SpecException if the variable is named but unset, blank, or cannot be sent in a header
   */
  public static @Nullable String read(
      @Nullable String name, Function<String, @Nullable String> environment) {
    if (name == null) {
      return null;
    }
    String key = environment.apply(name);
    if (key == null || key.isBlank()) {
      throw new SpecException(
          "apiKeyEnv",
          List.of("environment variable " + name + " is not set; export it or unset apiKeyEnv"));
    }
    String trimmed = key.strip();
    if (!trimmed.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new SpecException(
          "apiKeyEnv",
          List.of("environment variable " + name + " holds characters no header may carry"));
    }
    return trimmed;
  }
}
