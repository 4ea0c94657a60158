package dev.gemel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IdsTest {
  @Test
  void uuid5MatchesTheExampleOfRfc9562() {
    assertEquals(
        "2ed6657d-e927-568b-95e1-2665a8aea6a2", Ids.uuid5(Ids.DNS, "www.example.com").toString());
  }

  /** These ids are in tables already written: they must never change. */
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/ids.csv", useHeadersInDisplayName = true)
  void idsNeverChange(String namespace, String name, String uuid, String hash) {
    assertEquals(uuid, Ids.uuid5(namespace, name == null ? "" : name));
    assertEquals(hash, Ids.xxh128(name == null ? "" : name));
  }

  @Property(tries = 200)
  void uuid5IsOfVersion5AndSeparatesNamespaces(@ForAll String name) {
    UUID id = UUID.fromString(Ids.uuid5("document", name));
    assertEquals(5, id.version());
    assertEquals(2, id.variant());
    assertNotEquals(id.toString(), Ids.uuid5("author", name));
  }

  @Property(tries = 200)
  void xxh128IsThirtyTwoHexDigits(@ForAll byte[] bytes) {
    assertEquals(true, Ids.xxh128(bytes).matches("[0-9a-f]{32}"));
  }
}
