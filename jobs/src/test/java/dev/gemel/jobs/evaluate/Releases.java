package dev.gemel.jobs.evaluate;

import dev.gemel.clients.registry.FileRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.clients.registry.Stage;
import dev.gemel.jobs.Fixtures;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Texts;
import dev.gemel.jobs.release.ReleaseConfig;
import dev.gemel.jobs.release.ReleaseJob;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.train.ModelFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** A release with test rows, and registered models, without the jobs that make them. */
public final class Releases {
  private static final String TEMPLATE = "{{ messages }}";

  private Releases() {}

  /** A release of {@code test} test documents and as many for training, three rows each. */
  public static String release(Workbench bench, int test) {
    if (Files.exists(bench.home().resolve("lake"))) {
      make(bench, test);
    } else {
      Fixtures.copy("release of " + test, bench.home(), home -> make(home, test));
    }
    return bench.rows(GoldTables.RELEASES).get(0).getAs("release_id");
  }

  private static void make(Workbench bench, int test) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 6 * test; i++) {
      rows.add(instruction(i, i / 3, i / 3 < test ? "test" : "train"));
    }
    StructType schema = GoldTables.INSTRUCTIONS.schema();
    bench.lake().append(GoldTables.INSTRUCTIONS, bench.spark().createDataFrame(rows, schema));
    bench.run(s -> new ReleaseJob(ReleaseConfig.from(s)));
  }

  /** What the author says of the thing that an instruction asks about. */
  public static String reference(String instruction) {
    return Texts.paragraph(Integer.parseInt(instruction.replaceAll("\\D", "")), 40);
  }

  private static Row instruction(int i, int document, String split) {
    StructType schema = GoldTables.INSTRUCTIONS.schema();
    Object[] row = new Object[schema.length()];
    for (String name : GoldTables.INSTRUCTIONS.columnNames()) {
      row[schema.fieldIndex(name)] =
          schema.apply(name).dataType().typeName().equals("string") ? name : null;
    }
    row[0] = "i%04d".formatted(i);
    row[schema.fieldIndex("document_id")] = "doc" + document;
    row[schema.fieldIndex("cluster_id")] = "cluster" + document;
    row[schema.fieldIndex("split")] = split;
    row[schema.fieldIndex("instruction")] = "What of " + i + "?";
    row[schema.fieldIndex("answer")] = reference("What of " + i + "?");
    row[schema.fieldIndex("heading_path")] = new String[] {"Part"};
    row[schema.fieldIndex("start")] = 0;
    row[schema.fieldIndex("end")] = 60;
    return RowFactory.create(row);
  }

  /** A model's folder, registered below the bench's home. */
  public static ModelVersion model(Path home, String key, String releaseId) throws IOException {
    Path folder = Files.createDirectories(home.resolve("folders").resolve(key));
    Files.writeString(folder.resolve("config.json"), "{\"name\": \"" + key + "\"}");
    Files.writeString(folder.resolve("chat_template.jinja"), TEMPLATE, StandardCharsets.UTF_8);
    TreeMap<String, String> artifacts = new TreeMap<>();
    artifacts.put("config.json", ModelFolders.fileSha256(folder.resolve("config.json")));
    return registry(home)
        .register(
            new ModelVersion(
                "twin",
                key,
                folder.toUri(),
                null,
                "base",
                Stage.SFT,
                releaseId,
                template(),
                artifacts,
                null,
                Instant.EPOCH,
                new TreeMap<>()));
  }

  /** SHA-256 of the models' chat template. */
  public static String template() {
    return ModelFolders.textSha256(TEMPLATE);
  }

  public static FileRegistry registry(Path home) {
    return new FileRegistry(home.resolve("models/registry"));
  }
}
