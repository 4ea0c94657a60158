package dev.gemel.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that follows the trainer's contract of files and trains nothing. What it does in each
 * attempt stands in {@code behaviour.properties} in the base's folder, which is no part of the
 * base's digest: {@code attempt.N = WORD}.
 *
 * <p>Words: ok, oom, transient, data, spec, diverged, silent (exit 0, no result), dies (killed
 * after its first checkpoint), hangs (after its first checkpoint), wrong-digest, wrong-rows, full.
 */
public final class FakeTrainer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STEPS = 6;

  private final Path out;
  private final JsonNode spec;
  private final String word;
  private final int rank;

  private FakeTrainer(Path specFile, Path out) throws IOException {
    this.out = out;
    this.spec = JSON.readTree(specFile.toFile());
    this.rank = Integer.parseInt(System.getenv().getOrDefault("RANK", "0"));
    this.word = word();
  }

  /** How the launcher starts it: this JVM's classpath, a small heap. */
  static Trainer trainer(String lock) {
    return new Trainer(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FakeTrainer.class.getName()),
        Map.of(),
        Canonical.sha256(lock));
  }

  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    Path spec = Path.of(words.get(words.indexOf("--spec") + 1));
    Path out = Path.of(words.get(words.indexOf("--out") + 1));
    if (words.contains("--parent-stdin")) {
      watchStdin();
    }
    System.exit(new FakeTrainer(spec, out).run(words.get(0)));
  }

  private static void watchStdin() {
    Thread thread =
        new Thread(
            () -> {
              try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                // A closed descriptor is as good as end-of-file.
              }
              Runtime.getRuntime().halt(75);
            });
    thread.setDaemon(true);
    thread.start();
  }

  private int run(String command) throws Exception {
    // So that a test can look for those that run on.
    Files.writeString(
        out.resolveSibling("pid-" + rank), String.valueOf(ProcessHandle.current().pid()));
    if (rank == 0) {
      Files.createDirectories(out);
      heartbeat(0);
    }
    return switch (command) {
      case "train" -> train();
      case "export" -> export();
      default -> succeed(command, 0, null);
    };
  }

  private int train() throws Exception {
    int failed =
        switch (word) {
          case "oom" -> fail(10, "out of memory");
          case "data" -> fail(3, "the file has another digest");
          case "spec" -> fail(2, "qlora needs a GPU");
          case "diverged" -> fail(11, "the loss is nan");
          case "transient" -> fail(20, "No space left on device");
          default -> 0;
        };
    if (failed != 0 || word.equals("silent")) {
      return failed;
    }
    Integer from = newestCheckpoint();
    for (int step = (from == null ? 0 : from) + 1; step <= STEPS; step++) {
      if (rank == 0) {
        step(step);
      }
      if (step >= 2 && rank == dyingRank()) {
        if (word.startsWith("dies")) {
          Runtime.getRuntime().halt(137);
        }
        if (word.equals("hangs")) {
          Thread.sleep(600_000);
        }
      }
      Thread.sleep(20);
    }
    return rank == 0 ? succeed("train", STEPS, from) : 0;
  }

  /** {@code dies-1}: rank 1 dies, and the others wait for it as in a collective. */
  private int dyingRank() throws InterruptedException {
    int dying = word.startsWith("dies-") ? Integer.parseInt(word.substring(5)) : 0;
    if (word.startsWith("dies-") && rank != dying) {
      Thread.sleep(600_000);
    }
    return word.equals("hangs") ? rank : dying;
  }

  private void step(int step) throws IOException {
    heartbeat(step);
    ObjectNode line = JSON.createObjectNode();
    line.put("schema", "gemel.metrics/1").put("attempt", attempt()).put("kind", "train");
    line.put("step", step).put("epoch", 0.0).put("time", now());
    line.putObject("metrics").put("loss", 2.0 / step).putNull("grad_norm");
    Files.writeString(
        out.resolve("metrics.jsonl"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path checkpoint = Files.createDirectories(out.resolve("checkpoints/checkpoint-" + step));
    Files.writeString(checkpoint.resolve("complete.json"), "{\"step\": " + step + "}");
    System.err.println("step " + step);
  }

  private Integer newestCheckpoint() throws IOException {
    Integer newest = null;
    for (JsonNode earlier : spec.path("resume_from")) {
      Path folder = Path.of(earlier.asText()).resolve("checkpoints");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.list(folder)) {
          for (Path path : all.toList()) {
            int step = Integer.parseInt(path.getFileName().toString().substring(11));
            newest = newest == null ? step : (Integer) Math.max(newest, step);
          }
        }
      }
    }
    return newest;
  }

  private int succeed(String command, int steps, Integer from) throws IOException {
    Path model = Files.createDirectories(out.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{\"made_by\": \"" + command + "\"}");
    Files.writeString(model.resolve("model.safetensors"), spec.path("run_key").asText());
    ObjectNode result = result(command, 0);
    for (String file : List.of("config.json", "model.safetensors")) {
      ObjectNode artifact = result.withArray("artifacts").addObject();
      artifact.put("path", "model/" + file).put("bytes", 1);
      artifact.put("sha256", ModelFolders.fileSha256(model.resolve(file)));
    }
    result.put("model_sha256", ModelFolders.sha256(model)).put("model_kind", "model");
    result.put("template_sha256", spec.path("template").path("sha256").asText(null));
    long rows = spec.path("data").path("train_rows").asLong();
    result.put("rows_read", word.equals("wrong-rows") ? rows + 1 : rows);
    result.putObject("rows_dropped").put("prompt_too_long", 1);
    result.put("steps", steps).put("tokens", 100).put("train_seconds", 0.1);
    result.putObject("final_metrics").put("loss", 0.25);
    if (from == null) {
      result.putNull("resumed_from");
    } else {
      result.putObject("resumed_from").put("path", "x").put("step", from);
    }
    if (word.equals("wrong-digest") && command.equals("train")) {
      Files.writeString(model.resolve("model.safetensors"), "changed");
    }
    write("result.json", result);
    return 0;
  }

  /** Knows every quantization but q4_0, as the real one knows some architectures only. */
  private int export() throws IOException {
    String quantization = spec.at("/formats/0/quantization").asText();
    if (quantization.equals("q4_0")) {
      return fail(4, "the architecture is fake");
    }
    Path file = Files.createDirectories(out.resolve("gguf"));
    file = file.resolve("model-" + quantization + ".gguf");
    Files.writeString(file, spec.path("run_key").asText());
    ObjectNode result = result("export", 0);
    ObjectNode artifact = result.withArray("artifacts").addObject();
    artifact.put("path", "gguf/" + file.getFileName()).put("bytes", 1);
    artifact.put("sha256", ModelFolders.fileSha256(file));
    write("result.json", result);
    return 0;
  }

  private int fail(int code, String what) throws IOException {
    if (rank == 0) {
      ObjectNode result = result("train", code);
      result.putObject("error").put("what", what).put("where", "here").put("next", "do this");
      write("result.json", result);
    }
    return code;
  }

  private ObjectNode result(String command, int code) {
    ObjectNode result = JSON.createObjectNode();
    result.put("schema", "gemel.result/1").put("command", command);
    result.put("run_key", spec.path("run_key").asText()).put("attempt", attempt());
    result.put("status", code == 0 ? "ok" : "failed").put("exit_code", code);
    result.putObject("environment").put("python", "none").put("batch", batch());
    result.putArray("artifacts");
    return result;
  }

  private String batch() {
    JsonNode recipe = spec.path("recipe");
    return recipe.path("batch_size") + "x" + recipe.path("gradient_accumulation");
  }

  private void heartbeat(int step) throws IOException {
    ObjectNode beat = JSON.createObjectNode();
    beat.put("pid", ProcessHandle.current().pid()).put("phase", "running");
    beat.put("step", step).put("max_steps", STEPS).put("loss", 1.5).put("seconds_left", 3);
    beat.put("gpus", System.getenv("CUDA_VISIBLE_DEVICES"));
    beat.put("port", System.getenv("MASTER_PORT"));
    write("heartbeat.json", beat);
  }

  private void write(String name, JsonNode value) throws IOException {
    Path part = out.resolve("." + name);
    Files.writeString(part, value.toString());
    Files.move(part, out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private int attempt() {
    return spec.path("attempt").asInt();
  }

  private String word() throws IOException {
    Path file = Path.of(spec.at("/base/path").asText("/none")).resolve("behaviour.properties");
    if (!Files.exists(file)) {
      return "ok";
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    return lines.stream()
        .filter(l -> l.startsWith("attempt." + attempt() + " = "))
        .map(l -> l.substring(l.indexOf('=') + 2).strip())
        .findFirst()
        .orElse("ok");
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
