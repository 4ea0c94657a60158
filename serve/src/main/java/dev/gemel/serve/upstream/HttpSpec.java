package dev.gemel.serve.upstream;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.SpecException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an OpenAI-compatible endpoint is and how long to wait for it.
 *
 * @param url the API's root, such as {@code http://localhost:8000/v1}
 * @param apiKeyEnv the environment variable that holds the key, if the endpoint wants one
 * @param patience how long each step may take
 */
public record HttpSpec(URI url, @Nullable String apiKeyEnv, Patience patience) {
  /**
   * @param connect to the endpoint
   * @param firstChunk from the request to the first piece of the answer
   * @param nextChunk between two pieces
   */
  public record Patience(Duration connect, Duration firstChunk, Duration nextChunk) {}

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public HttpSpec {
    List<String> problems = new ArrayList<>();
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (url.getRawUserInfo() != null) {
      problems.add("url holds user information; put the key into an environment variable");
    } else if (!http || url.getHost() == null || url.getRawQuery() != null) {
      problems.add("url is '" + url + "'; expected embedded or http(s)://host[:port]/v1");
    }
    ApiKeys.check(apiKeyEnv, problems);
    SpecException.throwIfAny("serve.upstream", problems);
  }

  /** The URL that completions are posted to. */
  URI completions() {
    return URI.create(url.toString().replaceAll("/+$", "") + "/chat/completions");
  }
}
