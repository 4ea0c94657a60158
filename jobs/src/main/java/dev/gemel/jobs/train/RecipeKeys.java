package dev.gemel.jobs.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a recipe may hold: every key with what it takes, as the trainer's train.schema.json has it.
 */
final class RecipeKeys {
  /** What a key takes. */
  record Kind(String expected, Predicate<Object> accepts) {}

  private static final Kind POSITIVE = new Kind("a number above 0", v -> number(v) > 0);
  private static final Kind COUNT =
      new Kind("a whole number from 1", v -> whole(v) && number(v) >= 1);
  private static final Kind SEED =
      new Kind("a whole number from 0 to 4294967295", v -> whole(v) && number(v) >= 0);
  private static final Kind SHARE =
      new Kind("a number between 0 and 1", v -> number(v) > 0 && number(v) < 1);
  private static final Kind FLAG = new Kind("true or false", v -> v instanceof Boolean);
  private static final Kind NAMES =
      new Kind(
          "a list of names",
          v ->
              v instanceof List<?> l
                  && !l.isEmpty()
                  && l.stream().allMatch(String.class::isInstance));
  private static final Kind SECTION = new Kind("a section", v -> v instanceof Map);

  /** Keys of a stage's section. */
  static final Map<String, Kind> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("method", choice("full", "lora", "qlora")),
              Map.entry("learning_rate", POSITIVE),
              Map.entry("epochs", POSITIVE),
              Map.entry("max_steps", COUNT),
              Map.entry("batch_size", COUNT),
              Map.entry("gradient_accumulation", COUNT),
              Map.entry("warmup_steps", COUNT),
              Map.entry("warmup_ratio", SHARE),
              Map.entry(
                  "scheduler", choice("linear", "cosine", "constant", "constant_with_warmup")),
              Map.entry("optimizer", choice("adamw_torch", "adamw_8bit")),
              Map.entry("weight_decay", POSITIVE),
              Map.entry("max_grad_norm", POSITIVE),
              Map.entry(
                  "loss",
                  choice(
                      "nll",
                      "chunked_nll",
                      "sigmoid",
                      "hinge",
                      "ipo",
                      "robust",
                      "apo_zero",
                      "apo_down")),
              Map.entry("beta", POSITIVE),
              Map.entry("label_smoothing", SHARE),
              Map.entry("max_length", COUNT),
              Map.entry("packing", FLAG),
              Map.entry("padding_free", FLAG),
              Map.entry("lora", SECTION),
              Map.entry("bf16", FLAG),
              Map.entry("gradient_checkpointing", FLAG),
              Map.entry("liger", FLAG),
              Map.entry(
                  "attention", choice("eager", "sdpa", "flash_attention_2", "flash_attention_3")),
              Map.entry("seed", SEED),
              Map.entry("logging_steps", COUNT),
              Map.entry("save_steps", COUNT),
              Map.entry("keep_checkpoints", COUNT)));

  /** Keys of the section {@code lora}. */
  static final Map<String, Kind> LORA =
      new TreeMap<>(
          Map.of("r", COUNT, "alpha", POSITIVE, "dropout", SHARE, "target_modules", NAMES));

  private RecipeKeys() {}

  private static Kind choice(String... words) {
    List<String> all = List.of(words);
    return new Kind(
        "one of " + String.join(", ", all), v -> v instanceof String s && all.contains(s));
  }

  private static boolean whole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  /** Not a number where it is none, so that every comparison is false. */
  private static double number(Object value) {
    return value instanceof Number n ? n.doubleValue() : Double.NaN;
  }
}
