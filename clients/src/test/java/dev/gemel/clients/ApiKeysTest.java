package dev.gemel.clients;

import static dev.gemel.clients.Failures.assertHides;
import static dev.gemel.clients.Failures.assertSays;
import static dev.gemel.clients.Failures.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  @Test
  void noVariableMeansNoKey() {
    assertNull(ApiKeys.read(null, name -> "unused"));
  }

  @Test
  void whiteSpaceRoundAKeyIsCutOff() {
    assertEquals("sk-1", ApiKeys.read("KEY", name -> " sk-1\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "new\nline", "schlüssel"})
  void unusableKeysAreRefusedWithoutQuotingThem(String key) {
    var e = assertThrows(SpecException.class, () -> ApiKeys.read("KEY", name -> key));
    assertSays(e, "KEY");
    if (!key.isBlank()) {
      assertHides(e, key);
    }
  }

  @Test
  void problemsSurviveTheWayToAnotherProcess() throws Exception {
    SpecException e = new SpecException("ChatSpec", List.of("one", "two"));
    assertEquals(List.of("one", "two"), ((SpecException) sent(e)).problems());
  }
}
