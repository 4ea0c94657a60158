package dev.gemel.clients.registry;

/** How a run stands; the names are MLflow's. */
public enum RunStatus {
  /** Begun, no end recorded: under way, or killed. */
  RUNNING,
  /** Ended well. */
  FINISHED,
  /** Ended by an error. */
  FAILED,
  /** Ended from outside. */
  KILLED
}
