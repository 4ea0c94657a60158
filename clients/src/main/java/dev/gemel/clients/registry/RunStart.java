package dev.gemel.clients.registry;

import dev.gemel.clients.SpecException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it begins.
 *
 * @param runKey digest of all that decides its result; the same key is the same run
 * @param kind what it does: {@code train}, {@code evaluate}
 * @param params what it was asked to do, such as {@code recipe.lr}
 * @param inputs data it reads
 * @param parentModel run key of the version it begins with; null when it begins with a base model
 * @param codeVersion version of Gemel
 * @param startedAt when it began first, to the millisecond
 */
public record RunStart(
    String runKey,
    String kind,
    SortedMap<String, String> params,
    List<RunInput> inputs,
    @Nullable String parentModel,
    String codeVersion,
    Instant startedAt) {

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public RunStart {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    inputs = List.copyOf(inputs);
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    List<String> problems = new ArrayList<>();
    ModelVersion.checkName("runKey", runKey, problems);
    ModelVersion.checkName("kind", kind, problems);
    params.keySet().forEach(key -> ModelVersion.checkTag(key, problems));
    SpecException.throwIfAny("RunStart", problems);
  }
}
