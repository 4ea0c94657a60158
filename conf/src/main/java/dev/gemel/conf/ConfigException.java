package dev.gemel.conf;

import java.util.List;

/**
 * Bad configuration or arguments: every problem found, so that one run shows them all. Exit code 2.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems what is wrong, one sentence each: key, value, what was expected, what to do
   */
  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** The problems, in the order found. */
  public List<String> problems() {
    return problems;
  }
}
