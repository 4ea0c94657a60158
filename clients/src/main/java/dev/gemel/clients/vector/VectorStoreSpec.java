package dev.gemel.clients.vector;

import dev.gemel.clients.ApiKeys;
import dev.gemel.clients.SpecException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a Qdrant server is.
 *
 * @param url {@code http://host[:port]} or, with TLS, {@code https://host[:port]}; the port is
 *     gRPC's, 6334 if none is given
 * @param apiKeyEnv the environment variable that holds the key, if the server wants one; never the
 *     key itself
 * @param timeout the longest wait for one attempt of a call, a millisecond to a day; no further
 *     attempt begins once four times as long has passed
 */
public record VectorStoreSpec(String url, @Nullable String apiKeyEnv, Duration timeout)
    implements java.io.Serializable {
  private static final int GRPC_PORT = 6334;

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public VectorStoreSpec {
    List<String> problems = new ArrayList<>();
    checkUrl(url, problems);
    ApiKeys.check(apiKeyEnv, problems);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
      problems.add("timeout is " + timeout + "; expected a millisecond to a day");
    }
    SpecException.throwIfAny("VectorStoreSpec", problems);
  }

  String host() {
    return URI.create(url).getHost();
  }

  int port() {
    int port = URI.create(url).getPort();
    return port < 0 ? GRPC_PORT : port;
  }

  boolean tls() {
    return "https".equalsIgnoreCase(URI.create(url).getScheme());
  }

  private static void checkUrl(String url, List<String> problems) {
    try {
      URI uri = new URI(url);
      if (uri.getRawUserInfo() != null) {
        // The value is withheld: it holds a password.
        problems.add("url holds user information; put the key into an environment variable");
      } else if (!isServer(uri)) {
        problems.add("url is '" + url + "'; expected http://host:port or https://host:port");
      }
    } catch (URISyntaxException malformed) {
      problems.add("url is not a URL (" + malformed.getReason() + "); expected http://host:port");
    }
  }

  private static boolean isServer(URI uri) {
    String path = uri.getRawPath();
    return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= 65535
        && (path == null || path.isEmpty() || path.equals("/"))
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }
}
