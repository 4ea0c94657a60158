package dev.gemel.text;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that derive from content, so that a retry writes the same row.
 *
 * <p>{@code Ids.uuid5("document", "https://a.example/post")} names a thing; {@code
 * Ids.xxh128("text")} names its content. Neither is a protection against forgery.
 */
public final class Ids {
  /** The DNS name space of RFC 9562, section 6.6. */
  static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  private static final UUID GEMEL = uuid5(DNS, "gemel.dev");

  private Ids() {}

  /**
   * A version 5 UUID (RFC 9562, section 5.5) of a name inside one of Gemel's name spaces.
   *
   * @param namespace the kind of thing, for example {@code document}; itself hashed into a UUID
   * @param name the thing's canonical name, for example its canonical URL
   * @return the canonical lower-case form, 36 characters
   */
  public static String uuid5(String namespace, String name) {
    return uuid5(uuid5(GEMEL, namespace), name).toString();
  }

  /** The XXH3 128-bit hash (seed 0) of bytes: 32 lower-case hex digits, high half first. */
  public static String xxh128(byte[] bytes) {
    HashValue128 hash = Hashing.xxh3_128().hashBytesTo128Bits(bytes);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.getMostSignificantBits())
        + hex.toHexDigits(hash.getLeastSignificantBits());
  }

  /** {@link #xxh128(byte[])} of the text's UTF-8 bytes. */
  public static String xxh128(String text) {
    return xxh128(text.getBytes(StandardCharsets.UTF_8));
  }

  static UUID uuid5(UUID namespace, String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.allocate(16 + utf8.length);
    input.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
    ByteBuffer digest = ByteBuffer.wrap(sha1(input.put(utf8).array()));
    long high = (digest.getLong() & ~0xF000L) | 0x5000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-1, which every JDK ships", e);
    }
  }
}
