package dev.gemel.clients.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.SpecException;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PayloadsTest {
  private static final String ID = "00000000-0000-0000-0000-00000000000a";

  @Property(tries = 200)
  void payloadsComeBackAsTheyWere(@ForAll("payloads") Map<String, Object> payload) {
    assertEquals(payload, Payloads.fromValues(Payloads.toValues(payload)));
  }

  @Test
  void anIntegerComesBackAsALong() {
    assertEquals(Map.of("n", 7L), Payloads.fromValues(Payloads.toValues(Map.of("n", 7))));
  }

  @Test
  void foreignNullsAndStructuresAreRead() {
    Map<String, Value> foreign =
        Map.of(
            "none",
            ValueFactory.nullValue(),
            "unset",
            Value.getDefaultInstance(),
            "map",
            ValueFactory.value(Map.of("a", ValueFactory.value(1))),
            "mixed",
            ValueFactory.list(List.of(ValueFactory.value(true), ValueFactory.nullValue())));
    assertEquals(
        Map.of("map", Map.of("a", 1L), "mixed", List.of(true)), Payloads.fromValues(foreign));
  }

  @Test
  void aPointReportsAllItsProblems() {
    Map<String, Object> payload = Map.of("a", new Object(), "b", List.of(1), "c", Double.NaN);
    SpecException e =
        assertThrows(
            SpecException.class,
            () -> new VectorPoint("7", new float[] {Float.POSITIVE_INFINITY}, payload));
    assertEquals(5, e.problems().size());
  }

  @Test
  void idsMustBeCanonicalUuids() {
    new VectorPoint(ID, new float[] {1}, Map.of());
    for (String id : List.of("", "1-1-1-1-1", ID + "0", ID.replace("-", ""), "{" + ID + "}")) {
      assertThrows(SpecException.class, () -> new VectorPoint(id, new float[] {1}, Map.of()));
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> payloads() {
    Arbitrary<String> text = Arbitraries.strings().excludeChars('\uD800').ofMaxLength(8);
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            text.map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast),
            text.list().ofMaxSize(3).map(Object.class::cast));
    return Arbitraries.maps(text, value).ofMaxSize(5);
  }
}
