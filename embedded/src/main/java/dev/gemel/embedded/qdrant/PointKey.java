package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;

/**
 * A point id as an index term whose byte order is Qdrant's order of ids: numbers, unsigned, before
 * UUIDs.
 *
 * @param term {@code n} and 16 hexadecimal digits, or {@code u} and 32
 */
record PointKey(String term) implements Comparable<PointKey> {
  private static final Pattern SIMPLE_UUID = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern HYPHENATED_UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Reads an id as clients send it; UUIDs with or without hyphens, in any case. */
  static PointKey of(PointId id) {
    return switch (id.getPointIdOptionsCase()) {
      case NUM -> new PointKey("n%016x".formatted(id.getNum()));
      case UUID -> new PointKey("u" + hexadecimal(id.getUuid()));
      case POINTIDOPTIONS_NOT_SET -> throw Rejections.invalid("Empty ID is not allowed");
    };
  }

  private static String hexadecimal(String uuid) {
    if (HYPHENATED_UUID.matcher(uuid).matches()) {
      return UUID.fromString(uuid).toString().replace("-", "");
    }
    if (SIMPLE_UUID.matcher(uuid).matches()) {
      return uuid.toLowerCase(java.util.Locale.ROOT);
    }
    throw Rejections.invalid("Unable to parse UUID: " + uuid);
  }

  static PointKey of(BytesRef term) {
    return new PointKey(term.utf8ToString());
  }

  PointId toPointId() {
    String digits = term.substring(1);
    if (term.charAt(0) == 'n') {
      return PointId.newBuilder().setNum(Long.parseUnsignedLong(digits, 16)).build();
    }
    UUID uuid =
        new UUID(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16));
    return PointId.newBuilder().setUuid(uuid.toString()).build();
  }

  BytesRef bytes() {
    return new BytesRef(term);
  }

  @Override
  public int compareTo(PointKey other) {
    return term.compareTo(other.term);
  }
}
