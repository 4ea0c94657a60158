package dev.gemel.jobs.lake;

import java.util.Map;
import scala.collection.JavaConverters;

/** Maps in the form rows carry them. */
public final class ScalaMaps {
  private ScalaMaps() {}

  /** A view of {@code map} that a row encoder takes. */
  public static <K, V> scala.collection.Map<K, V> of(Map<K, V> map) {
    return JavaConverters.mapAsScalaMapConverter(map).asScala();
  }
}
