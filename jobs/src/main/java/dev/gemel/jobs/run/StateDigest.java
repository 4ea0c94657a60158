package dev.gemel.jobs.run;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.TableLog;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Digest of all that decides what a run of a job would do: the code, the job's configuration, the
 * tables it reads as they were when the run began, those it writes as they are when it ends, how
 * many of its rejects stand, and what lies outside the lake. Everything is told from logs and
 * counts; no table is scanned.
 */
final class StateDigest {
  /** Sections that more than one job reads. */
  private static final List<String> SHARED = List.of("mongodb", "qdrant", "llm");

  private final Job job;
  private final JobContext context;
  private final Settings settings;
  private final Map<String, String> inputs;
  private final Optional<String> outside;

  /** Notes the tables that {@code job} reads and what lies outside, before it runs. */
  StateDigest(Job job, JobContext context, Settings settings) {
    this.job = job;
    this.context = context;
    this.settings = settings;
    this.inputs = versions(context.lake(), job.inputs());
    this.outside = job.outsideState(context);
  }

  /** The digest before the run; absent when the job cannot tell what lies outside. */
  Optional<String> before() {
    return outside.map(this::digest);
  }

  /** The digest after the run: of the tables as it left them. */
  Optional<String> after() {
    return (job.changesOutside() ? job.outsideState(context) : outside).map(this::digest);
  }

  private String digest(String outside) {
    Map<String, String> tables = new LinkedHashMap<>(inputs);
    // A table that the job reads and writes counts as the job left it.
    tables.putAll(versions(context.lake(), job.outputs()));
    List<String> parts = new ArrayList<>(List.of(job.name(), CodeDigest.VALUE, outside));
    parts.add(settings.digest(job.name()));
    SHARED.forEach(section -> parts.add(settings.digest(section)));
    tables.forEach((table, version) -> parts.add(table + "=" + version));
    parts.add("rejects=" + context.lake().rows(OpsTables.REJECTS, Map.of("job", job.name())));
    return Ids.xxh128(String.join("\n", parts));
  }

  private static Map<String, String> versions(Lake lake, List<Table> tables) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (Table table : tables) {
      Optional<TableLog> log = lake.log(table, 0);
      versions.put(table.name(), log.map(l -> l.id() + "/" + l.version()).orElse("none"));
    }
    return versions;
  }
}
