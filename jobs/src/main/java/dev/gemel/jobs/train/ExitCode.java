package dev.gemel.jobs.train;

import java.util.Arrays;

/** The trainer's exit codes, and what to do after each; the trainer's errors.py is the source. */
enum ExitCode {
  OK(0, Action.DONE),
  UNEXPECTED(1, Action.STOP),
  BAD_SPEC(2, Action.REFUSE),
  BAD_DATA(3, Action.BAD_DATA),
  BAD_BASE(4, Action.REFUSE),
  OUT_OF_MEMORY(10, Action.SHRINK),
  DIVERGED(11, Action.STOP),
  TRANSIENT(20, Action.RETRY),
  PARENT_LOST(75, Action.RETRY),
  TERMINATED(143, Action.RETRY);

  /** What follows from an exit code. */
  enum Action {
    /** Nothing: it is finished. */
    DONE,
    /** Another attempt, from the newest checkpoint, within the budget. */
    RETRY,
    /** Another attempt with half the micro-batch and twice the accumulation. */
    SHRINK,
    /** Another attempt would end the same way. */
    STOP,
    /** The configuration asks for what cannot be. */
    REFUSE,
    /** The data is not what it should be. */
    BAD_DATA
  }

  /** Stands for a process whose own code is not known. */
  static final int LOST = 75;

  private final int code;
  private final Action action;

  ExitCode(int code, Action action) {
    this.code = code;
    this.action = action;
  }

  Action action() {
    return action;
  }

  /** The meaning of a code; one that is not known is unexpected. */
  static ExitCode of(int code) {
    return Arrays.stream(values()).filter(c -> c.code == code).findFirst().orElse(UNEXPECTED);
  }
}
