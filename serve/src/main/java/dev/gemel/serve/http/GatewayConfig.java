package dev.gemel.serve.http;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.serve.flow.Admission;
import java.time.Duration;
import java.util.List;

/**
 * How the service meets the network.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param apiKeyEnvs names of environment variables, each with a key that is accepted; empty for no
 *     keys
 * @param maxRequest bytes of a request's body
 * @param limits how much is done at once
 * @param drain how long requests under way may take when the service stops
 */
public record GatewayConfig(
    String host,
    int port,
    List<String> apiKeyEnvs,
    int maxRequest,
    Admission.Limits limits,
    Duration drain) {

  public GatewayConfig {
    apiKeyEnvs = List.copyOf(apiKeyEnvs);
  }

  /** Reads the section {@code serve}. */
  public static GatewayConfig from(Settings settings) {
    Section serve = settings.section("serve");
    GatewayConfig config =
        new GatewayConfig(
            serve.string("host"),
            serve.integer("port", 0, 65_535),
            serve.strings("api-key-envs"),
            maxRequest(serve),
            limits(serve),
            serve.duration("drain"));
    serve.check();
    return config;
  }

  private static int maxRequest(Section serve) {
    long bytes = serve.bytes("max-request");
    if (bytes < 1 || bytes > 1 << 30) {
      serve.problem("max-request", bytes + " bytes are out of range; expected 1 to 1GiB");
    }
    return (int) Math.min(bytes, 1 << 30);
  }

  private static Admission.Limits limits(Section serve) {
    Integer queue = serve.optionalInteger("queue", 1, 100_000);
    return new Admission.Limits(
        serve.integer("concurrency", 1, 10_000),
        queue == null ? 0 : queue,
        serve.duration("queue-timeout"),
        serve.duration("retry-after"));
  }
}
