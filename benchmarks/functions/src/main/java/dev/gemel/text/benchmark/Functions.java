package dev.gemel.text.benchmark;

import dev.gemel.text.quality.QualityProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run functions}: measures, prints a table and, last, a line of JSON. */
@Command(
    name = "benchmarks/run functions",
    mixinStandardHelpOptions = true,
    description = "Operations a second of each function of udfs, by JMH.")
public final class Functions implements Callable<Integer> {
  @Option(
      names = "--quick",
      description =
          "One fork, iterations of 0.3 s: four minutes; else two forks: a quarter of an hour.")
  private boolean quick;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Real data; default ../shared/data beside the checkout.")
  private @Nullable Path data;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "The functions whose name has it, such as 'extract|pii'.")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "The last line of an earlier run: prints ratios, now over earlier.")
  private @Nullable Path against;

  @Option(names = "-wi", paramLabel = "N", description = "Iterations to warm up, for all.")
  private @Nullable Integer warmup;

  @Option(names = "-i", paramLabel = "N", description = "Measured iterations, for all.")
  private @Nullable Integer iterations;

  @Option(names = "-f", paramLabel = "N", description = "Forks: JVMs one after the other.")
  private @Nullable Integer forks;

  /** Exit codes: 0 done, 2 bad input, 1 anything else. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Functions())
            .setExecutionExceptionHandler((e, command, result) -> failed(e))
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    Path root = Path.of(System.getProperty("gemel.root", ""));
    List<String> benchmarks = benchmarks();
    Earlier earlier = against == null ? null : Earlier.read(against);
    Inputs inputs = Inputs.choose(folder(root), root.resolve("udfs/src/test/resources"));
    if (earlier != null && against != null) {
      earlier.requireInput(against, inputs.digest());
    }
    Path file = root.resolve("target/benchmarks/functions/inputs.json");
    Files.writeString(file, Json.line(inputs));
    Map<String, Rate> rates = Rate.of(new Runner(options(benchmarks, file).build()).run());
    System.out.println();
    System.out.print(Report.table(rates, earlier));
    System.out.println(Report.json(rates, inputs.digest()));
    return 0;
  }

  private List<String> benchmarks() {
    var quiet = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    List<String> all =
        BenchmarkList.defaultList().getAll(quiet, List.of()).stream()
            .map(BenchmarkListEntry::getUsername)
            .toList();
    List<String> chosen = all.stream().filter(b -> only.matcher(Rate.name(b)).find()).toList();
    if (chosen.isEmpty()) {
      throw new BadInput(
          "--only %s is in no function's name; there are: %s"
              .formatted(only, String.join(" ", all.stream().map(Rate::name).toList())));
    }
    return chosen;
  }

  private DataFolder folder(Path root) throws IOException {
    Path beside = root.resolve("../shared/data").normalize();
    if (data != null || Files.isDirectory(beside)) {
      return DataFolder.real(data == null ? beside : data);
    }
    System.err.println("no ../shared/data: the few pages that the tests ship; rates say little");
    return DataFolder.shipped(root.resolve("udfs/src/test/resources/golden/html"));
  }

  private ChainedOptionsBuilder options(List<String> benchmarks, Path inputs) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .addProfiler(ProcessorTime.class)
            .warmupTime(TimeValue.milliseconds(quick ? 300 : 500))
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000))
            .forks(number("-f", forks, 1, quick ? 1 : 2))
            .param(
                QualityBenchmark.Profile.PARAMETER, QualityProfile.names().toArray(String[]::new))
            // Batch: code waits for its compiler, which on a busy core would else be late for the
            // measurement.
            .jvmArgs("-Xmx2g", "-Xbatch", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1")
            .jvmArgsAppend("-D" + Inputs.PROPERTY + "=" + inputs);
    benchmarks.forEach(name -> options.include("^" + Pattern.quote(name) + "$"));
    // What is set here is stronger than the annotations: without the option they decide.
    if (warmup != null) {
      options.warmupIterations(number("-wi", warmup, 0, 0));
    }
    return options.measurementIterations(number("-i", iterations, 1, 5));
  }

  private static int number(String option, @Nullable Integer given, int least, int otherwise) {
    if (given != null && given < least) {
      throw new BadInput("%s is %d; expected %d or more".formatted(option, given, least));
    }
    return given == null ? otherwise : given;
  }

  private static int failed(Exception problem) throws Exception {
    if (!(problem instanceof BadInput)) {
      throw problem;
    }
    System.err.println("benchmarks/run functions: " + problem.getMessage());
    return 2;
  }
}
