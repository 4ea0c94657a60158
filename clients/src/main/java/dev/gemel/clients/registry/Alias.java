package dev.gemel.clients.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A name that points at one version of a model. */
public enum Alias {
  /** Trained, not yet judged. */
  CANDIDATE,
  /** What is served. */
  CHAMPION,
  /** What was served before: the target of a rollback. */
  PREVIOUS;

  /** The alias as registries and people write it, such as {@code champion}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The alias written {@code text}, if it is one. */
  public static Optional<Alias> of(String text) {
    return Arrays.stream(values()).filter(a -> a.wireName().equals(text)).findFirst();
  }
}
