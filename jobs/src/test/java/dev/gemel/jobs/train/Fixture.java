package dev.gemel.jobs.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A base model that is only files, and work on it for the fake trainer. */
final class Fixture {
  private Fixture() {}

  /** A folder that counts as a model; {@code behaviour} tells the fake trainer what to do. */
  static Path base(Path folder, String... behaviour) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\"}");
    Files.writeString(folder.resolve("chat_template.jinja"), "{{ messages }}");
    Files.write(folder.resolve("behaviour.properties"), List.of(behaviour));
    return folder;
  }

  static Recipe recipe() {
    return new Recipe(
        "test.sft",
        new TreeMap<>(
            Map.of(
                "method", "full",
                "learning_rate", 0.001,
                "batch_size", 8,
                "gradient_accumulation", 1,
                "max_steps", 6,
                "seed", 1)));
  }

  static Work work(Path base) throws IOException {
    return new Work(
        "train",
        "key-" + base.getFileName(),
        Map.of(
            "stage", "sft",
            "base", Map.of("path", base.toString(), "sha256", ModelFolders.sha256(base)),
            "data", Map.of("train", "x", "train_rows", 5)),
        recipe(),
        null);
  }
}
