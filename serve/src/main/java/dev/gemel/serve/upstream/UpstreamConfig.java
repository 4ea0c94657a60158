package dev.gemel.serve.upstream;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What generates.
 *
 * @param http the endpoint; null for a GGUF model inside this JVM
 * @param model a model's name at the endpoint, instead of the registry's champion
 * @param gguf a file, instead of the champion's
 * @param tokenizer the model's {@code tokenizer.json}, where the registry knows none
 * @param name what the endpoint calls the champion, with {name}, {version} and {path} in it
 * @param context tokens that the embedded model reads and writes in one answer
 * @param threads cores that the embedded model may use
 * @param maxTokens the longest answer
 */
public record UpstreamConfig(
    @Nullable HttpSpec http,
    @Nullable String model,
    @Nullable Path gguf,
    @Nullable Path tokenizer,
    String name,
    int context,
    int threads,
    int maxTokens) {
  private static final String EMBEDDED = "embedded";

  /**
   * Reads the section {@code serve.upstream}.
   *
   * @throws dev.gemel.clients.SpecException when the address cannot be used
   */
  public static UpstreamConfig from(Settings settings) {
    Section s = settings.section("serve.upstream");
    String url = s.string("url");
    UpstreamConfig config =
        new UpstreamConfig(
            url.equals(EMBEDDED) ? null : http(s, url),
            s.optionalString("model"),
            path(s, "gguf"),
            path(s, "tokenizer"),
            s.string("name"),
            s.integer("context", 128, 10_000_000),
            s.integer("threads", 1, 1_024),
            s.integer("max-tokens", 1, 10_000_000));
    if (config.http() == null && config.model() != null) {
      s.problem("model", "names a model of an endpoint, but url is embedded; set gguf instead");
    }
    if (config.http() != null && config.gguf() != null) {
      s.problem("gguf", "is for url = embedded; an endpoint loads its own model");
    }
    s.check();
    return config;
  }

  private static HttpSpec http(Section s, String url) {
    return new HttpSpec(
        uri(s, url),
        s.optionalString("api-key-env"),
        new HttpSpec.Patience(
            s.duration("connect-timeout"),
            s.duration("first-chunk-timeout"),
            s.duration("next-chunk-timeout")));
  }

  private static URI uri(Section s, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      s.problem("url", "is no URL; expected embedded or http(s)://host[:port]/v1");
      return URI.create("http://unset");
    }
  }

  private static @Nullable Path path(Section s, String key) {
    String text = s.optionalString(key);
    return text == null ? null : Path.of(text).toAbsolutePath().normalize();
  }
}
