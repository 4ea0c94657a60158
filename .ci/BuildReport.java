import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints the slowest test classes of a build and fails a build that took longer than its budget.
 * Run by the last module of the build, as {@code java BuildReport.java ROOT START MINUTES
 * REPOSITORY}.
 *
 * <p>The budget is for a build whose dependencies are there: where the build itself downloaded
 * something, its time is printed and not judged. A slow or busy machine gets more time, by what a
 * fixed piece of work takes on it just now.
 */
public final class BuildReport {
  private static final int SHOWN = 20;

  // Making and sorting four million numbers: milliseconds on two quiet cores of 2026, best of nine.
  private static final int WORK = 4_000_000;
  private static final int RUNS = 9;
  private static final double REFERENCE_MILLIS = 330;

  private final Path root;
  private final Instant start;

  private BuildReport(Path root, Instant start) {
    this.root = root;
    this.start = start;
  }

  /** One test class: its module, wall seconds and number of tests. */
  private record TestClass(String module, String name, double seconds, int tests) {}

  public static void main(String[] args) {
    if (args.length != 4) {
      System.err.println("usage: BuildReport ROOT START MINUTES REPOSITORY");
      System.exit(2);
    }
    BuildReport report = new BuildReport(Path.of(args[0]), Instant.parse(args[1]));
    System.exit(report.run(Double.parseDouble(args[2]), Path.of(args[3])) ? 0 : 1);
  }

  private boolean run(double minutes, Path repository) {
    List<TestClass> classes = classes();
    slowest(classes);
    modules(classes);
    Duration took = Duration.between(start, Instant.now());
    double slower = slower();
    long budget = Math.round(minutes * 60 * slower);
    System.out.printf(
        Locale.ROOT,
        "%nThe build took %d s. Its budget is %.0f minutes on a quiet machine; this one is %.1f times"
            + " slower just now: %d s.%n",
        took.toSeconds(),
        minutes,
        slower,
        budget);
    if (took.toSeconds() <= budget) {
      return true;
    }
    if (downloaded(repository)) {
      System.out.println("It downloaded dependencies, so that its time is not judged.");
      return true;
    }
    System.out.println(
        "Over budget (build.budget.minutes and heavy.budget.minutes in pom.xml): see the slowest"
            + " classes above, or tell how slow this machine is with -Dbuild.budget.minutes=N.");
    return false;
  }

  /** Slowness of this machine as a factor of the one that the budget is for, at least 1. */
  private static double slower() {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long from = System.nanoTime();
      int[] numbers = new java.util.Random(run).ints(WORK).toArray();
      java.util.Arrays.sort(numbers);
      best = Math.min(best, System.nanoTime() - from);
    }
    return Math.max(1, best / 1e6 / REFERENCE_MILLIS);
  }

  private static void slowest(List<TestClass> classes) {
    System.out.printf("%nThe %d slowest of %d test classes:%n", SHOWN, classes.size());
    classes.stream()
        .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
        .limit(SHOWN)
        .forEach(
            c -> line("%8.1f s %6d tests  %s", c.seconds(), c.tests(), c.module() + " " + c.name()));
  }

  private static void modules(List<TestClass> classes) {
    Map<String, double[]> sums = new TreeMap<>();
    for (TestClass c : classes) {
      double[] sum = sums.computeIfAbsent(c.module(), m -> new double[2]);
      sum[0] += c.seconds();
      sum[1] += c.tests();
    }
    System.out.printf("%nTests by module:%n");
    sums.forEach((module, sum) -> line("%8.1f s %6.0f tests  %s", sum[0], sum[1], module));
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private List<TestClass> classes() {
    List<TestClass> classes = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.toList()) {
        for (String plugin : List.of("surefire", "failsafe")) {
          add(classes, module, module.resolve("target/" + plugin + "-reports"));
        }
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(List<TestClass> classes, Path module, Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return;
    }
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        // Reports of earlier builds may lie beside those of this one.
        if (name.startsWith("TEST-") && Files.getLastModifiedTime(file).toInstant().isAfter(start)) {
          classes.add(read(module.getFileName().toString(), file));
        }
      }
    }
  }

  /** The first element of a report, {@code <testsuite name= time= tests=>}. */
  private static TestClass read(String module, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        // Prolog and comments.
      }
      String seconds = xml.getAttributeValue(null, "time").replace(",", "");
      return new TestClass(
          module,
          xml.getAttributeValue(null, "name").replaceFirst(".*\\.", ""),
          Double.parseDouble(seconds),
          Integer.parseInt(xml.getAttributeValue(null, "tests")));
    } catch (XMLStreamException e) {
      throw new IOException("cannot read " + file, e);
    }
  }

  /** True when the local repository holds a jar that is younger than the build. */
  private boolean downloaded(Path repository) {
    FileTime from = FileTime.from(start);
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.startsWith(repository.resolve("dev/gemel")))
          .anyMatch(file -> file.toFile().lastModified() > from.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
