package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.StatusRuntimeException;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.grpc.Common.PointId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointKeyTest {
  private static PointKey number(long id) {
    return PointKey.of(PointIdFactory.id(id));
  }

  private static PointKey uuid(long high, long low) {
    return PointKey.of(PointIdFactory.id(new UUID(high, low)));
  }

  @Property
  void keepsIds(@ForAll long a, @ForAll long b) {
    assertEquals(PointIdFactory.id(a), number(a).toPointId());
    assertEquals(PointIdFactory.id(new UUID(a, b)), uuid(a, b).toPointId());
    assertEquals(number(a), PointKey.of(number(a).bytes()));
  }

  @Property
  void ordersIdsAsUnsignedNumbersThenUuids(@ForAll long a, @ForAll long b) {
    int unsigned = Integer.signum(Long.compareUnsigned(a, b));
    assertEquals(unsigned, Integer.signum(number(a).compareTo(number(b))));
    assertEquals(unsigned, Integer.signum(number(a).bytes().compareTo(number(b).bytes())));
    assertEquals(unsigned, Integer.signum(uuid(a, 0).compareTo(uuid(b, 0))));
    assertTrue(number(a).compareTo(uuid(b, a)) < 0);
  }

  @Test
  void readsUuidsInEveryForm() {
    PointKey key = uuid(0xABCDEFL, 1);
    String text = "00000000-00AB-CDEF-0000-000000000001";
    assertEquals(key, PointKey.of(PointId.newBuilder().setUuid(text).build()));
    assertEquals(key, PointKey.of(PointId.newBuilder().setUuid(text.replace("-", "")).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-2-3-4-5", "zzzzzzzz-0000-0000-0000-000000000000", "12"})
  void refusesWhatIsNoUuid(String text) {
    assertThrows(
        StatusRuntimeException.class,
        () -> PointKey.of(PointId.newBuilder().setUuid(text).build()));
  }
}
