package dev.gemel.clients.registry;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.SpecException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry or tracker is.
 *
 * @param uri a folder ({@code file:}) or an MLflow server ({@code http(s):}), without {@code
 *     /api/2.0}
 * @param apiKeyEnv the environment variable that holds the server's bearer token, if it wants one
 * @param timeout the longest wait for one answer; a millisecond to an hour
 * @param maxRetries how often to try again after a failure that may pass; 0 to 20
 */
public record RegistrySpec(URI uri, @Nullable String apiKeyEnv, Duration timeout, int maxRetries)
    implements Serializable {

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public RegistrySpec {
    List<String> problems = new ArrayList<>();
    String scheme = uri.getScheme();
    if (!"file".equals(scheme) && !isHttp(scheme)) {
      problems.add("uri is " + uri + "; expected file:/folder or http(s)://host:port");
    } else if (isHttp(scheme) && uri.getHost() == null) {
      problems.add("uri is " + uri + "; expected http(s)://host:port");
    }
    if (uri.getRawUserInfo() != null) {
      problems.add("uri holds a user; name the variable with the token in apiKeyEnv instead");
    }
    ApiKeys.check(apiKeyEnv, problems);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
      problems.add("timeout is " + timeout + "; expected a millisecond to an hour");
    }
    if (maxRetries < 0 || maxRetries > 20) {
      problems.add("maxRetries is " + maxRetries + "; expected 0 to 20");
    }
    SpecException.throwIfAny("RegistrySpec", problems);
  }

  /** A folder, or an MLflow server with usual patience. */
  public static RegistrySpec of(URI uri) {
    return new RegistrySpec(uri, null, Duration.ofSeconds(30), 4);
  }

  /** Whether this is a server, not a folder. */
  public boolean isServer() {
    return isHttp(uri.getScheme());
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equals(scheme) || "https".equals(scheme);
  }
}
