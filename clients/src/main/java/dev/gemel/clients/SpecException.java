package dev.gemel.clients;

import java.util.List;

/** A specification that cannot be used; carries every problem found, not only the first. */
public final class SpecException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  // Serializable, as an exception that leaves a Spark task must be: List.copyOf promises it.
  @SuppressWarnings("serial")
  private final List<String> problems;

  /**
   * @param what the specification's name, such as {@code ChatSpec}
   * @param problems one sentence each: the component, its value and what was expected
   */
  public SpecException(String what, List<String> problems) {
    super(what + ": " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the specification's components. */
  public List<String> problems() {
    return problems;
  }

  /**
   * Does nothing for an empty list.
   *
   * @throws SpecException if there is at least one problem
   */
  public static void throwIfAny(String what, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new SpecException(what, problems);
    }
  }
}
