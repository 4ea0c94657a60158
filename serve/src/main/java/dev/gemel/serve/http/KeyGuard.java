package dev.gemel.serve.http;

import dev.gemel.clients.ApiKeys;
import dev.gemel.serve.api.ApiException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets requests with a known key through; with no key configured, all. */
final class KeyGuard {
  private static final String SCHEME = "bearer ";

  private final List<byte[]> digests = new ArrayList<>();

  /**
   * @param variables names of environment variables, each with one key
   * @throws dev.gemel.clients.SpecException if one is not set
   */
  KeyGuard(List<String> variables) {
    for (String variable : variables) {
      String key = ApiKeys.read(variable, System::getenv);
      if (key != null) {
        digests.add(digest(key));
      }
    }
  }

  /** For tests: the keys themselves. */
  static KeyGuard of(String... keys) {
    KeyGuard guard = new KeyGuard(List.of());
    for (String key : keys) {
      guard.digests.add(digest(key));
    }
    return guard;
  }

  /**
   * @throws ApiException 401 without a known key
   */
  void check(Context ctx) {
    if (!digests.isEmpty() && !known(ctx.header("Authorization"))) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw ApiException.request(
          401,
          "invalid_api_key",
          null,
          "no known API key; send it in the header Authorization: Bearer KEY");
    }
  }

  /** Takes the same time for every wrong key: digests have one length, and all are compared. */
  private boolean known(@Nullable String header) {
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return false;
    }
    byte[] given = digest(header.substring(SCHEME.length()).strip());
    boolean found = false;
    for (byte[] digest : digests) {
      found |= MessageDigest.isEqual(given, digest);
    }
    return found;
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
