package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every registry promises. */
abstract class RegistryContract {
  /** A name of its own for each test, since a real server is shared. */
  private final String name = "twin-" + UUID.randomUUID();

  /** A client of the one store; each call a new one, as another process would have it. */
  abstract ModelRegistry open();

  private ModelVersion put(String key, long seconds) {
    return open().register(Models.version(name, key, seconds));
  }

  @Test
  void aVersionComesBackAsItWasRegistered() {
    ModelVersion version = put("k1", 0).withTags(Map.of("note", "größer \"than\" 'before'"));
    open().register(version);
    assertEquals(Optional.of(version), open().find(name, "k1"));
    assertEquals(Optional.empty(), open().find(name, "k2"));
    assertEquals(List.of(), open().list(name + "x"));
  }

  @Test
  void versionsAreListedOldestFirst() {
    put("z", 1);
    put("a", 2);
    put("m", 0);
    List<String> keys = open().list(name).stream().map(ModelVersion::version).toList();
    assertEquals(List.of("m", "z", "a"), keys);
  }

  @Test
  void theSameVersionAgainIsBroughtUpToDate() {
    ModelVersion first = put("k1", 0);
    ModelVersion again = Models.withGguf(first, Models.sha('d'));
    ModelVersion merged = open().register(again);
    assertEquals(merged, open().find(name, "k1").orElseThrow());
    assertEquals(first.createdAt(), merged.createdAt());
    assertEquals(again.gguf(), merged.gguf());
    assertEquals(2, merged.artifacts().size());
    assertEquals(merged, open().register(first), "what is known of it is not lost again");
    assertEquals(1, open().list(name).size());
  }

  @Test
  void anotherModelUnderTheSameKeyIsRefused() {
    ModelVersion first = Models.withGguf(put("k1", 0), Models.sha('d'));
    open().register(first);
    ModelVersion other = Models.withGguf(first, Models.sha('e'));
    RegistryException e = assertThrows(RegistryException.class, () -> open().register(other));
    assertTrue(e.getMessage().contains("digest of model.gguf"), e.getMessage());
    assertEquals(
        Models.sha('d'), open().find(name, "k1").orElseThrow().artifacts().get("model.gguf"));
  }

  @Test
  void aMovedAliasIsSeenByAReaderThatWasOpenBefore() {
    ModelVersion one = put("k1", 0);
    ModelVersion two = put("k2", 1);
    ModelRegistry reader = open();
    assertEquals(Map.of(), reader.aliases(name));
    assertEquals(Optional.empty(), reader.find(name, Alias.CHAMPION));
    open().setAlias(name, Alias.CHAMPION, "k1");
    assertEquals(Optional.of(one), reader.find(name, Alias.CHAMPION));
    open().setAliases(name, Map.of(Alias.CHAMPION, "k2", Alias.PREVIOUS, "k1"));
    assertEquals(Optional.of(two), reader.find(name, Alias.CHAMPION));
    assertEquals(Map.of(Alias.CHAMPION, "k2", Alias.PREVIOUS, "k1"), reader.aliases(name));
  }

  @Test
  void anAliasThatIsLeftOutPointsNowhere() {
    put("k1", 0);
    open().setAliases(name, Map.of(Alias.CANDIDATE, "k1", Alias.CHAMPION, "k1"));
    open().setAliases(name, Map.of(Alias.CHAMPION, "k1"));
    assertEquals(Map.of(Alias.CHAMPION, "k1"), open().aliases(name));
  }

  @Test
  void anAliasNeverPointsAtNothing() {
    put("k1", 0);
    open().setAlias(name, Alias.CHAMPION, "k1");
    RegistryException e =
        assertThrows(
            RegistryException.class,
            () -> open().setAliases(name, Map.of(Alias.CHAMPION, "none", Alias.PREVIOUS, "k1")));
    assertTrue(e.getMessage().contains("has no version none"), e.getMessage());
    assertEquals(Map.of(Alias.CHAMPION, "k1"), open().aliases(name));
  }

  @Test
  void tagsAreAddedAndReplaced() {
    put("k1", 0);
    open().tag(name, "k1", Map.of("gate", "FAIL", "by", "x"));
    open().tag(name, "k1", Map.of("gate", "PASS"));
    assertEquals(Map.of("gate", "PASS", "by", "x"), open().find(name, "k1").orElseThrow().tags());
    assertThrows(RegistryException.class, () -> open().tag(name, "no", Map.of("a", "b")));
    assertThrows(IllegalArgumentException.class, () -> open().tag(name, "k1", Map.of("a b'", "c")));
  }
}
