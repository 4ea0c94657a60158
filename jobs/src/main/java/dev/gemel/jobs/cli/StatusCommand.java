package dev.gemel.jobs.cli;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.LakeFiles;
import dev.gemel.jobs.lake.TableLog;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.PastRuns;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code gemel status}: tables, newest run of each job, what stands rejected, text kept. Starts no
 * Spark.
 */
final class StatusCommand implements GemelCommand {
  private static final int WIDTH = 60;
  private static final String HADOOP = "spark.hadoop.";
  private static final String TEXT =
      "Text of silver.documents (lost: markup and link targets, navigation, share bars and other"
          + " boilerplate, extra whitespace, masked personal data)";

  @Override
  public String name() {
    return "status";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.usageMessage()
        .description(
            "Shows the tables, the newest run of each job, what stands rejected and the text kept.")
        .footer("", "Example:", "  gemel status --home DIR");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    Section section = settings.section("lake");
    String root = section.string("uri");
    section.check();
    Configuration hadoop = hadoop(settings);
    LakeFiles lake = new LakeFiles(hadoop, root);
    Status status = new Status(lake);
    List<PastRuns.Run> runs = runs(lake, hadoop);
    if (Options.has(parsed, "--json")) {
      out.println(Json.write(json(root, status, runs)));
    } else {
      print(root, status, runs, out);
    }
    TextCommand.checkWritten(out);
  }

  /** Hadoop's configuration as a Spark session would have it. */
  private static Configuration hadoop(Settings settings) {
    Configuration hadoop = new Configuration();
    settings.section("spark").entries().forEach((key, value) -> set(hadoop, key, value));
    // What spark-submit was given wins, and reaches this JVM as system properties.
    System.getProperties()
        .forEach((key, value) -> set(hadoop, String.valueOf(key), String.valueOf(value)));
    return hadoop;
  }

  private static void set(Configuration hadoop, String key, String value) {
    if (key.startsWith(HADOOP)) {
      hadoop.set(key.substring(HADOOP.length()), value);
    }
  }

  private static List<PastRuns.Run> runs(LakeFiles lake, Configuration hadoop) {
    List<String> jobs = JobDefinitions.ALL.stream().map(JobDefinition::name).toList();
    return PastRuns.newest(lake.log(OpsTables.RUNS, Integer.MAX_VALUE), hadoop, jobs)
        .values()
        .stream()
        .sorted(Comparator.comparing(PastRuns.Run::startedAt))
        .toList();
  }

  private static void print(String root, Status status, List<PastRuns.Run> runs, PrintStream out) {
    out.println("Tables below " + root);
    status.tables().forEach((table, log) -> out.printf("  %-20s %s%n", table.name(), words(log)));
    out.println("Newest run of each job");
    out.print(
        RowTable.lines(
            List.of(
                "job",
                "status",
                "started_at",
                "seconds",
                "rows_in",
                "rows_out",
                "rows_unchanged",
                "rejects",
                "error"),
            runs.stream().map(r -> List.copyOf(cells(r).values())).toList(),
            WIDTH));
    out.println("Rejected");
    out.print(
        status
            .rejected()
            .map(
                all ->
                    RowTable.lines(
                        List.of("job", "reason", "records"),
                        all.stream().map(r -> List.of(r.job(), r.reason(), r.records())).toList(),
                        WIDTH))
            .orElse(tooLarge("select job, reason, count(*) from ops.rejects group by 1, 2")));
    out.println(TEXT);
    out.print(
        status
            .text()
            .map(StatusCommand::text)
            .orElse(
                tooLarge(
                    "select platform, count(*), sum(raw_chars), sum(chars) from silver.documents"
                        + " group by 1")));
  }

  private static String text(List<Status.TextKept> kept) {
    return RowTable.lines(
        List.of("platform", "documents", "kept", "raw_chars", "chars", "lost"),
        kept.stream()
            .map(
                t ->
                    List.of(
                        t.platform(), t.documents(), t.kept(), t.rawChars(), t.chars(), t.lost()))
            .toList(),
        WIDTH);
  }

  private static String tooLarge(String query) {
    return "  nothing yet, or over %,d rows: gemel sql \"%s\"%n".formatted(Status.MAX_ROWS, query);
  }

  private static String words(Optional<TableLog> log) {
    return log.map(StatusCommand::words).orElse("not written yet");
  }

  private static String words(TableLog log) {
    TableLog.Counts counts = log.counts();
    String rows = counts.rows().map(n -> n + " rows").orElse("rows unknown");
    return String.format(
        Locale.ROOT,
        "%s, version %d, %.1f MB in %d files",
        rows,
        log.version(),
        counts.bytes() / 1e6,
        counts.files());
  }

  private static Map<String, Object> json(String root, Status status, List<PastRuns.Run> runs) {
    Map<String, Object> out = new LinkedHashMap<>();
    Map<String, Object> tables = new LinkedHashMap<>();
    status.tables().forEach((table, log) -> tables.put(table.name(), table(table, log)));
    out.put("lake", root);
    out.put("tables", tables);
    out.put("runs", runs.stream().map(StatusCommand::cells).toList());
    out.put("rejects", status.rejected().orElse(null));
    out.put("text", status.text().orElse(null));
    return out;
  }

  private static @Nullable Map<String, Object> table(Table table, Optional<TableLog> found) {
    if (found.isEmpty()) {
      return null;
    }
    TableLog log = found.get();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("path", table.path());
    out.put("version", log.version());
    out.put("rows", log.counts().rows().orElse(null));
    out.put("files", log.counts().files());
    out.put("bytes", log.counts().bytes());
    return out;
  }

  private static Map<String, Object> cells(PastRuns.Run run) {
    JobReport report = run.report();
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("job", run.job());
    cells.put("status", run.done() ? "done" : "failed");
    cells.put("started_at", run.startedAt().toString());
    cells.put("seconds", run.seconds());
    cells.put("rows_in", report.rowsIn());
    cells.put("rows_out", report.rowsOut());
    cells.put("rows_unchanged", report.unchanged());
    cells.put("rejects", report.rejects());
    cells.put("error", run.error() == null ? "" : run.error());
    return cells;
  }
}
