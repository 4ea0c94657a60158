package dev.gemel.clients.chat;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.SpecException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat model is and how long to insist.
 *
 * @param url the API's root, such as {@code http://localhost:8000/v1}; {@code /chat/completions} is
 *     appended
 * @param model the model's name as the endpoint knows it
 * @param apiKeyEnv the environment variable that holds the key, if the endpoint wants one; never
 *     the key itself
 * @param timeout the longest wait for one whole answer; a millisecond to a day
 * @param maxRetries how often to try again after a failure that may pass; 0 to 20
 */
public record ChatSpec(
    URI url, String model, @Nullable String apiKeyEnv, Duration timeout, int maxRetries)
    implements java.io.Serializable {

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public ChatSpec {
    List<String> problems = new ArrayList<>();
    checkUrl(url, problems);
    if (model.isBlank()) {
      problems.add("model is blank; expected the name the endpoint serves");
    }
    ApiKeys.check(apiKeyEnv, problems);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
      problems.add("timeout is " + timeout + "; expected a millisecond to a day");
    }
    if (maxRetries < 0 || maxRetries > 20) {
      problems.add("maxRetries is " + maxRetries + "; expected 0 to 20");
    }
    SpecException.throwIfAny("ChatSpec", problems);
  }

  /** The URL that completions are posted to. */
  public URI completions() {
    String root = url.toString();
    return URI.create(root.replaceAll("/+$", "") + "/chat/completions");
  }

  private static void checkUrl(URI url, List<String> problems) {
    if (url.getRawUserInfo() != null) {
      // The value is withheld: it holds a password.
      problems.add("url holds user information; put the key into an environment variable");
      return;
    }
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http || url.getHost() == null) {
      problems.add("url is '" + url + "'; expected http(s)://host[:port]/v1");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      problems.add("url has a query or fragment; expected none");
    }
  }
}
