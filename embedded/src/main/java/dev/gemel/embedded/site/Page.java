package dev.gemel.embedded.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One static resource: its bytes, plain and compressed, and what HTTP says about them. */
final class Page {
  private final String contentType;
  private final Instant lastModified;
  private final byte[] plain;
  private final String digest;

  /** Made when it is first asked for, as most pages never are. */
  private byte @Nullable [] gzipped;

  private Page(byte[] plain, String contentType, Instant lastModified) {
    this.plain = plain;
    this.contentType = contentType;
    this.lastModified = lastModified;
    this.digest = digest(plain);
  }

  static Page of(byte[] body, String contentType, Instant lastModified) {
    return new Page(body.clone(), contentType, lastModified);
  }

  static Page utf8(String text, String type, Instant lastModified) {
    return of(text.getBytes(StandardCharsets.UTF_8), type + "; charset=utf-8", lastModified);
  }

  static Page html(String text, Instant lastModified) {
    return utf8(text, "text/html", lastModified);
  }

  String contentType() {
    return contentType;
  }

  /** Whole seconds, as HTTP dates cannot say more. */
  Instant lastModified() {
    return lastModified;
  }

  byte[] body(boolean compressed) {
    return compressed ? gzipped() : plain;
  }

  private synchronized byte[] gzipped() {
    byte[] bytes = gzipped == null ? gzip(plain) : gzipped;
    gzipped = bytes;
    return bytes;
  }

  /** Strong validator (RFC 9110 §8.8.3); differs between the plain and the compressed form. */
  String etag(boolean compressed) {
    return '"' + digest + (compressed ? "-gz" : "") + '"';
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress in memory", e);
    }
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
