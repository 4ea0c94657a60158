package dev.gemel.jobs.train;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One training of a model. Its word names the section of a recipe and the folder of a release. */
public enum Stage {
  /** Supervised fine-tuning on instruction and answer. */
  SFT,
  /** Direct preference optimisation on a better and a worse answer. */
  DPO;

  /** {@code sft} or {@code dpo}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stages that {@code text} asks for, or null when it is none of sft, dpo, sft+dpo. */
  static @Nullable List<Stage> parse(String text) {
    return switch (text) {
      case "sft" -> List.of(SFT);
      case "dpo" -> List.of(DPO);
      case "sft+dpo" -> List.of(SFT, DPO);
      default -> null;
    };
  }
}
