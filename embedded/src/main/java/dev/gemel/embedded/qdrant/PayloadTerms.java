package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.NumericUtils;

/**
 * How payload paths and values are written as index terms.
 *
 * <p>A term is the path, a byte that UTF-8 never uses, a letter for the type and the value. So one
 * Lucene field serves all paths, however many keys clients invent. Paths and strings that are too
 * long for a term are replaced by their SHA-256.
 */
final class PayloadTerms {
  /** Holds one term for each value found at each path. */
  static final String VALUES = "payload.values";

  /** Holds one term for each number found at each path, in numeric order. */
  static final String NUMBERS = "payload.numbers";

  /** Holds the paths at which there is something, in Qdrant's sense of not empty. */
  static final String PRESENT = "payload.present";

  /** Holds the paths at which there is a null. */
  static final String NULLS = "payload.nulls";

  private static final byte SEPARATOR = (byte) 0xFF;
  private static final byte HASHED = (byte) 0xFE;
  private static final int MAX_BYTES = 1024;

  private PayloadTerms() {}

  static BytesRef path(String path) {
    return shortened(path.getBytes(StandardCharsets.UTF_8));
  }

  static BytesRef string(String path, String value) {
    return term(path, 's', shortened(value.getBytes(StandardCharsets.UTF_8)));
  }

  static BytesRef integer(String path, long value) {
    return term(path, 'i', sortable(value));
  }

  static BytesRef bool(String path, boolean value) {
    return term(path, 'b', new BytesRef(value ? "1" : "0"));
  }

  /** A term of {@link #NUMBERS}. */
  static BytesRef number(String path, double value) {
    // Adding zero turns -0.0, which sorts before 0.0, into 0.0.
    return term(path, 'n', sortable(NumericUtils.doubleToSortableLong(value + 0.0)));
  }

  /** The term of {@link #VALUES} for any value but null. */
  static BytesRef value(String path, Value value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> string(path, value.getStringValue());
      case INTEGER_VALUE -> integer(path, value.getIntegerValue());
      case BOOL_VALUE -> bool(path, value.getBoolValue());
      case DOUBLE_VALUE ->
          term(path, 'd', sortable(NumericUtils.doubleToSortableLong(value.getDoubleValue())));
      case STRUCT_VALUE -> term(path, 'o', new BytesRef());
      case LIST_VALUE -> term(path, 'l', new BytesRef());
      case NULL_VALUE, KIND_NOT_SET -> throw new IllegalArgumentException("null has no term");
    };
  }

  /** What the terms of a path, and no others, begin with. */
  static BytesRef prefix(String path) {
    BytesRefBuilder prefix = new BytesRefBuilder();
    prefix.append(path(path));
    prefix.append(SEPARATOR);
    return prefix.toBytesRef();
  }

  /** A bound below every term of a path. */
  static BytesRef floor(String path) {
    return term(path, '\0', new BytesRef());
  }

  /** A bound above every term of a path. */
  static BytesRef ceiling(String path) {
    return term(path, '\u00ff', new BytesRef());
  }

  private static BytesRef term(String path, char type, BytesRef value) {
    BytesRefBuilder term = new BytesRefBuilder();
    term.append(prefix(path));
    term.append((byte) type);
    term.append(value);
    return term.toBytesRef();
  }

  private static BytesRef sortable(long value) {
    byte[] bytes = new byte[Long.BYTES];
    NumericUtils.longToSortableBytes(value, bytes, 0);
    return new BytesRef(bytes);
  }

  private static BytesRef shortened(byte[] bytes) {
    if (bytes.length <= MAX_BYTES) {
      return new BytesRef(bytes);
    }
    BytesRefBuilder hashed = new BytesRefBuilder();
    hashed.append(HASHED);
    hashed.append(new BytesRef(sha256(bytes)));
    return hashed.toBytesRef();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
