package dev.gemel.jobs.promote;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.ModelRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry's aliases, kept to what the ledger says. */
final class Aliases {
  private final ModelRegistry registry;
  private final String model;

  Aliases(ModelRegistry registry, String model) {
    this.registry = registry;
    this.model = model;
  }

  /** What the aliases say. */
  Standing standing() {
    Map<Alias, String> now = registry.aliases(model);
    return new Standing(now.get(Alias.CHAMPION), now.get(Alias.PREVIOUS));
  }

  /** Makes them say {@code standing}; whether they did not before. */
  boolean follow(Standing standing) {
    Map<Alias, String> now = registry.aliases(model);
    Map<Alias, String> wanted = new EnumMap<>(Alias.class);
    put(wanted, Alias.CHAMPION, standing.champion());
    put(wanted, Alias.PREVIOUS, standing.previous());
    String candidate = now.get(Alias.CANDIDATE);
    if (candidate != null && !candidate.equals(standing.champion())) {
      wanted.put(Alias.CANDIDATE, candidate);
    }
    if (wanted.equals(now)) {
      return false;
    }
    registry.setAliases(model, wanted);
    return true;
  }

  private static void put(Map<Alias, String> aliases, Alias alias, @Nullable String version) {
    if (version != null) {
      aliases.put(alias, version);
    }
  }
}
