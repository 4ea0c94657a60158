package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Stage;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.release.Released;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The files of a release that one stage reads, as local files.
 *
 * @param train the training file
 * @param trainSha256 its digest, as the release has it
 * @param trainRows its rows, as the release's manifest says
 * @param eval the test side's file, or null when it is not measured or has no rows
 */
record TrainData(
    Path train,
    String trainSha256,
    long trainRows,
    @Nullable Path eval,
    @Nullable String evalSha256,
    long evalRows) {

  /**
   * Copies what is not there yet below {@code folder}; a lake may lie where a trainer cannot read.
   *
   * @throws ConfigException when the release has no rows for the stage
   */
  static TrainData of(
      Released release, Stage stage, boolean evaluate, Path folder, Configuration hadoop) {
    String part = stage.wireName();
    if (release.rows(part, "train") == 0) {
      throw new ConfigException(
          "release %s has no rows for --stage %s; %s"
              .formatted(
                  release.name(),
                  part,
                  stage == Stage.DPO
                      ? "run `gemel prefer` and `gemel release`"
                      : "run `gemel instruct` and `gemel release`"));
    }
    long evalRows = evaluate ? release.rows(part, "test") : 0;
    String train = part + "/train.jsonl";
    String eval = part + "/test.jsonl";
    return new TrainData(
        copy(release, train, folder, hadoop),
        Objects.requireNonNull(release.files().get(train)),
        release.rows(part, "train"),
        evalRows == 0 ? null : copy(release, eval, folder, hadoop),
        evalRows == 0 ? null : release.files().get(eval),
        evalRows);
  }

  /** Digest of the content, whatever release it is in. */
  String sha256() {
    return Canonical.sha256(
        evalSha256 == null
            ? Map.of("train", trainSha256)
            : Map.of("train", trainSha256, "eval", evalSha256));
  }

  /** {@code data} of a spec. */
  Map<String, Object> spec(@Nullable Double maxDroppedShare) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("train", train.toString());
    out.put("train_sha256", trainSha256);
    out.put("train_rows", trainRows);
    if (eval != null && evalSha256 != null) {
      out.put("eval", eval.toString());
      out.put("eval_sha256", evalSha256);
      out.put("eval_rows", evalRows);
    }
    if (maxDroppedShare != null) {
      out.put("max_dropped_share", maxDroppedShare);
    }
    return out;
  }

  private static Path copy(Released release, String file, Path folder, Configuration hadoop) {
    Path to = folder.resolve(release.releaseId()).resolve(file);
    try {
      String expected = Objects.requireNonNull(release.files().get(file));
      if (Files.isRegularFile(to) && ModelFolders.fileSha256(to).equals(expected)) {
        return to;
      }
      Files.createDirectories(Objects.requireNonNull(to.getParent()));
      Path part = to.resolveSibling(to.getFileName() + ".part");
      org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(release.folder(), file);
      try (InputStream in = from.getFileSystem(hadoop).open(from)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      return to;
    } catch (IOException e) {
      throw new GemelException(
          "%s of release %s could not be copied to %s: %s: %s; free space or choose another place with train.runs"
              .formatted(file, release.name(), to, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
