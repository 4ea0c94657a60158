package dev.gemel.clients.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The training that made a version. */
public enum Stage {
  /** Supervised fine-tuning. */
  SFT,
  /** Direct preference optimisation (arXiv 2305.18290). */
  DPO;

  /** The stage as files write it, such as {@code sft}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage written {@code text}, if it is one. */
  public static Optional<Stage> of(String text) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(text)).findFirst();
  }
}
