package dev.gemel.jobs.run;

/** Data worse than the job's threshold allows. What was committed stays; exit code 3. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, how much, the threshold, where the records are, what to do
   */
  public DataException(String message) {
    super(message);
  }
}
