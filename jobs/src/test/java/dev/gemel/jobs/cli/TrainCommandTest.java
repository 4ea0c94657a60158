package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code gemel train} and {@code gemel models} answer before any work starts. */
class TrainCommandTest {
  @TempDir Path work;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String line) throws Exception {
    Path base = Files.createDirectories(work.resolve("base"));
    Files.writeString(base.resolve("config.json"), "{}");
    Files.writeString(work.resolve("bad.conf"), "sft { learning_rte = 1 }");
    String filled =
        line.replace("{base}", base.toString())
            .replace("{work}", work.toString())
            .replace("{trainer}", "--set train.trainer=../trainer --set train.python=/bin/sh");
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Gemel(o, e).run(filled.strip().split(" +"));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train                                                       | train.base: is not set; give"
            + " --base",
        "train                                                       | train.recipe: is not set;"
            + " give --recipe",
        "train --base {base} --recipe nosuch                         | there is no recipe nosuch",
        "train --base {base} --recipe {work}/bad.conf                | unknown key learning_rte",
        "train --base {base} --recipe tiny --stage rlhf              | 'rlhf' is none of sft, dpo,"
            + " sft+dpo",
        "train --base {base} --recipe tiny --backend cloud           | 'cloud' is none of local,"
            + " spark",
        "train --base {work}/none --recipe tiny {trainer}            | no model of the catalogue",
        "train --base {base} --recipe tiny --set train.python=/none  | setup.sh",
        "train --base {base} --recipe tiny {trainer} --home /proc/no | --home /proc/no cannot be"
            + " written",
        "models pull                                                 | which one? There are:"
            + " gemma-3-270m",
        "models pull nosuch                                          | there is no model nosuch",
        "models drop                                                 | expected list or pull NAME",
        "models list --set models.pypi=nowhere                       | nowhere is no address",
        "models list --set models.catalogue=/none                    | no readable file there",
      })
  void badArgumentsSayWhatIsWrong(String line, String message) throws Exception {
    String all = line + (line.contains("python=/none") ? " --set train.trainer=../trainer" : "");
    String home = line.contains("--home") ? "" : " --home " + work.resolve("home");
    assertEquals(2, run(all + home), errors());
    assertTrue(errors().contains(message), errors());
  }

  @Test
  void theCatalogueIsListedWithLicences() throws Exception {
    assertEquals(0, run("models list --json --set models.cache={work}/cache"), errors());
    String list = out.toString(StandardCharsets.UTF_8);
    assertEquals(3, list.lines().count());
    assertTrue(list.contains("\"licence\":\"Apache-2.0\""), list);
    assertTrue(list.contains("\"digests_known\":false"), list);
  }
}
