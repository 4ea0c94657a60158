package dev.gemel.jobs.train;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One text for one value: keys sorted, numbers without exponent or trailing zeros. */
final class Canonical {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  private Canonical() {}

  /** {@code value} with maps sorted and numbers as decimals. */
  static Object of(Object value) {
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put(String.valueOf(k), of(Objects.requireNonNull(v))));
      return sorted;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(v -> of(Objects.requireNonNull(v))).toList();
    }
    return value instanceof Number number ? decimal(number) : value;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(of(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value could not be written as JSON", e);
    }
  }

  /** SHA-256 of the canonical text, in lower-case hexadecimal. */
  static String sha256(Object value) {
    return sha256(json(value).getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256, which every JDK ships", e);
    }
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros();
  }
}
