package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.train.ModelFolders;
import dev.gemel.jobs.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Answers by the trainer's {@code generate}: prompts and spec.json in, generations.jsonl and
 * result.json out, in a folder named by the key, so that what was cut goes on.
 */
final class TrainerGenerator implements Generator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 16;

  private final GenerateCommand command;
  private final Path work;
  private final int maxNewTokens;

  TrainerGenerator(GenerateCommand command, Path work, int maxNewTokens) {
    this.command = command;
    this.work = work;
    this.maxNewTokens = maxNewTokens;
  }

  @Override
  public String name() {
    return "trainer";
  }

  @Override
  public void generate(ModelRef model, String key, List<TestRow> rows, Consumer<Answers> commit) {
    if (model.folder() == null) {
      throw new GemelException(
          "model %s is not on this machine, so the trainer cannot read it; serve it and set evaluate.url"
              .formatted(model.name()));
    }
    String prompts = prompts(rows);
    // Other prompts are other work: what is cut goes on with its own questions only.
    Path folder = work.resolve(key + "-" + ModelFolders.textSha256(prompts).substring(0, DIGITS));
    try {
      Path out = Files.createDirectories(folder.resolve("out"));
      Path spec = folder.resolve("spec.json");
      Files.writeString(
          spec,
          spec(
              model,
              key,
              Files.writeString(folder.resolve("prompts.jsonl"), prompts),
              rows.size()));
      Files.deleteIfExists(out.resolve("result.json"));
      command.run(spec, out);
      JsonNode result = result(out, key);
      commit.accept(new Answers(answers(out, rows), result.path("template_sha256").asText(null)));
    } catch (IOException e) {
      throw new GemelException(
          "the trainer could not be run below %s (%s); check train.python, access and free space"
              .formatted(folder, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GemelException("interrupted while the trainer ran; run again to go on", e);
    }
  }

  private static String prompts(List<TestRow> rows) {
    StringBuilder lines = new StringBuilder();
    for (TestRow row : rows) {
      ObjectNode line = JSON.createObjectNode();
      line.putArray("prompt").addObject().put("role", "user").put("content", row.instruction());
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private String spec(ModelRef model, String key, Path prompts, int rows) throws IOException {
    Path folder = Objects.requireNonNull(model.folder());
    String sha256 = ModelFolders.sha256(folder);
    model.checkDigest(sha256);
    ObjectNode spec = JSON.createObjectNode();
    spec.put("schema", "gemel.generate/1").put("run_key", key).put("attempt", 0);
    spec.putObject("model").put("path", folder.toString()).put("sha256", sha256);
    spec.putObject("prompts")
        .put("path", prompts.toString())
        .put("sha256", ModelFolders.fileSha256(prompts))
        .put("rows", rows);
    spec.putObject("sampling").put("mode", "greedy").put("max_new_tokens", maxNewTokens);
    return spec.toString();
  }

  private static JsonNode result(Path out, String key) throws IOException {
    Path file = out.resolve("result.json");
    if (!Files.isRegularFile(file)) {
      throw new GemelException(
          "the trainer ended without a result; see %s and run again, which goes on from there"
              .formatted(out.resolveSibling(Trainer.LOG)));
    }
    JsonNode result = parse(file, Files.readString(file));
    if (!result.path("status").asText().equals("ok")) {
      JsonNode error = result.path("error");
      throw new GemelException(
          "the trainer failed: %s (%s); %s"
              .formatted(
                  error.path("what").asText("no reason given"),
                  error.path("where").asText("?"),
                  error.path("next").asText("see its log")));
    }
    if (!result.path("run_key").asText().equals(key)) {
      throw new GemelException(file + " is of another run; remove the folder and run again");
    }
    return result;
  }

  private static List<Answer> answers(Path out, List<TestRow> rows) throws IOException {
    Path file = out.resolve("generations.jsonl");
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != rows.size()) {
      throw new GemelException(
          "%s has %d lines for %d prompts; remove the folder and run again"
              .formatted(file, lines.size(), rows.size()));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode line = parse(file, lines.get(i));
      answers.add(
          new Answer(
              rows.get(i),
              line.path("text").isTextual() ? line.path("text").asText() : "",
              line.path("finish").asText(Answer.UNKNOWN),
              line.path("completion_tokens").asLong(0)));
    }
    return answers;
  }

  private static JsonNode parse(Path file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new GemelException(
          "%s is no JSON (%s); remove the folder and run again"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }
}
