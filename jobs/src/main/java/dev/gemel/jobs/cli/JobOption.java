package dev.gemel.jobs.cli;

/**
 * A command-line option that stands for a configuration key.
 *
 * @param flag such as {@code --seed}
 * @param key such as {@code crawl.seeds}
 * @param shape what follows the flag
 * @param description one sentence
 */
record JobOption(String flag, String key, Shape shape, String description) {

  /** What a flag takes. */
  enum Shape {
    /** One value. */
    ONE,
    /** Repeatable; the key is a list. */
    LIST,
    /** Nothing; the key becomes true. */
    FLAG,
    /** Repeatable {@code name=value}; the key is a section. */
    MAP
  }

  static JobOption one(String flag, String key, String description) {
    return new JobOption(flag, key, Shape.ONE, description);
  }

  static JobOption flag(String flag, String key, String description) {
    return new JobOption(flag, key, Shape.FLAG, description);
  }

  static JobOption list(String flag, String key, String description) {
    return new JobOption(flag, key, Shape.LIST, description);
  }

  static JobOption map(String flag, String key, String description) {
    return new JobOption(flag, key, Shape.MAP, description);
  }
}
