package dev.gemel.text.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What went by, for the megabytes a second. */
@State(Scope.Thread)
@AuxCounters
public class Bytes {
  /** JMH reads it, and sets it back with each iteration. */
  public long bytes;
}
