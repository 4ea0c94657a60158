package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.lake.FileListing;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both datasets to an immutable release: files below the lake's {@code gold/releases_files}, named
 * by the digest of the rows, then a row of {@code gold.releases}. The same rows make no second
 * release. Files are written aside and renamed; a folder that a cut run left without its row is
 * written anew.
 */
public final class ReleaseJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseJob.class);
  private static final String FILES = "gold/releases_files/";
  private static final int SHORT = 12;

  private final ReleaseConfig config;

  public ReleaseJob(ReleaseConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "release";
  }

  @Override
  public List<Table> inputs() {
    return List.of(GoldTables.INSTRUCTIONS, GoldTables.PREFERENCES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(GoldTables.RELEASES);
  }

  /** The files of all releases and of the export, as their folders list them. */
  @Override
  public Optional<String> outsideState(JobContext context) {
    Configuration hadoop = context.spark().sparkContext().hadoopConfiguration();
    List<String> folders = new ArrayList<>(List.of(context.lake().root() + "/" + FILES));
    if (config.export() != null) {
      folders.add(config.export().toUri().toString());
    }
    return Optional.of(String.join("\n", FileListing.of(hadoop, folders)));
  }

  @Override
  public boolean changesOutside() {
    return true;
  }

  @Override
  public JobReport run(JobContext context) {
    Lake lake = context.lake();
    try (Snapshot snapshot = Snapshot.of(lake)) {
      String digest = snapshot.digest();
      Dataset<Row> releases = lake.read(GoldTables.RELEASES);
      Row known = first(releases.filter(col("release_id").equalTo(digest)));
      String name = name(digest, known, releases);
      Instant at =
          known == null ? context.startedAt() : known.<Timestamp>getAs("released_at").toInstant();
      Facts facts = Facts.of(digest, name, snapshot, lake, at);
      Path folder = new Path(lake.root() + "/" + FILES + digest);
      FileSystem fs = folder.getFileSystem(context.spark().sparkContext().hadoopConfiguration());
      // Without its row the folder is of a run that was cut, and may bear another name and time.
      SortedMap<String, String> there = known == null ? null : Manifest.intact(fs, folder);
      SortedMap<String, String> files = there == null ? write(fs, folder, snapshot, facts) : there;
      Changes changes =
          known != null && files.equals(known.getJavaMap(known.fieldIndex("files")))
              ? Changes.NONE
              : lake.upsert(
                  GoldTables.RELEASES,
                  context
                      .spark()
                      .createDataFrame(List.of(row(facts, files)), GoldTables.RELEASES.schema()));
      if (config.export() != null) {
        Export.copy(fs, folder, digest, files, config.export());
      }
      return report(facts, changes);
    } catch (IOException e) {
      throw new GemelException(
          "could not reach the release files below %s: %s".formatted(lake.root(), e.getMessage()),
          e);
    }
  }

  /** The release's name; the one it has when it was made before. */
  private String name(String digest, @Nullable Row known, Dataset<Row> releases) {
    String asked = config.name();
    if (known != null) {
      String name = known.getAs("name");
      if (asked != null && !asked.equals(name)) {
        throw new GemelException(
            "the datasets are unchanged since release %s (%s); a release keeps its name, so leave out --name %s"
                .formatted(name, digest.substring(0, SHORT), asked));
      }
      LOG.info("release {} ({}) holds the same rows and is used again", name, digest);
      return name;
    }
    String name = asked == null ? digest.substring(0, SHORT) : asked;
    Row taken = first(releases.filter(col("name").equalTo(name)));
    if (taken != null) {
      throw new GemelException(
          "a release named %s exists with other rows (%s; now %s); releases never change: give another --name"
              .formatted(
                  name,
                  taken.<String>getAs("release_id").substring(0, SHORT),
                  digest.substring(0, SHORT)));
    }
    return name;
  }

  private static SortedMap<String, String> write(
      FileSystem fs, Path folder, Snapshot snapshot, Facts facts) throws IOException {
    Path aside = new Path(folder.getParent(), "_" + folder.getName());
    fs.delete(aside, true);
    ReleaseFiles files = new ReleaseFiles(fs, aside);
    for (Part part : Part.values()) {
      for (String split : Part.SPLITS) {
        if (facts.count(part, split) > 0) {
          files.rows(part, split, snapshot.rows(part, split));
        }
      }
    }
    files.text("README.md", Card.write(facts));
    SortedMap<String, String> digests = files.digests();
    files.text(Manifest.FILE, Manifest.write(facts, digests));
    fs.delete(folder, true);
    if (!fs.rename(aside, folder)) {
      throw new IOException("could not rename " + aside + " to " + folder);
    }
    return digests;
  }

  private static Row row(Facts facts, SortedMap<String, String> files) {
    return RowFactory.create(
        facts.releaseId(),
        facts.name(),
        FILES + facts.releaseId(),
        facts.count(Part.SFT, "train"),
        facts.count(Part.SFT, "test"),
        facts.count(Part.DPO, "train"),
        facts.count(Part.DPO, "test"),
        facts.authors().toArray(String[]::new),
        facts.generators().toArray(String[]::new),
        facts.inputs().entrySet().stream()
            .map(e -> RowFactory.create(e.getKey(), e.getValue()))
            .toArray(Row[]::new),
        ScalaMaps.of(files),
        facts.codeVersion(),
        Timestamp.from(facts.releasedAt()));
  }

  private static JobReport report(Facts facts, Changes changes) {
    long rows = facts.counts().values().stream().mapToLong(Long::longValue).sum();
    JobReport report =
        JobReport.of(rows, changes.total(), changes.total() == 0 ? rows : 0, 0)
            .with("test_rows_left_out", facts.leftOut());
    for (Map.Entry<String, Long> count : facts.counts().entrySet()) {
      report = report.with(count.getKey(), count.getValue());
    }
    return report;
  }

  private static @Nullable Row first(Dataset<Row> rows) {
    List<Row> found = rows.takeAsList(1);
    return found.isEmpty() ? null : found.get(0);
  }
}
