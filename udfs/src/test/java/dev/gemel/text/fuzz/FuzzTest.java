package dev.gemel.text.fuzz;

import dev.gemel.text.fuzz.Targets.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mutated inputs through every function. Kept inputs and a few others always run, more of them in
 * the heavy run, and as many as one likes when asked:
 *
 * <pre>mvn -Pheavy -pl udfs test -Dtest=FuzzTest -Dgemel.fuzz=200000 [-Dgemel.fuzz.seed=1]
 *     [-Dgemel.fuzz.first=0] [-Dgemel.fuzz.only=url]</pre>
 *
 * <p>An input that fails is written to {@code target/fuzz/}; made as small as it can be, it belongs
 * to {@code src/test/resources/fuzz/kept}.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("gemel.fuzz.seed", 1);
  private static final long FIRST = Long.getLong("gemel.fuzz.first", 0);
  private static final String ONLY = System.getProperty("gemel.fuzz.only", "");

  private static final Pattern NUMBER = Pattern.compile("on input (\\d+)");
  private static final String REPLAY =
      "%n%s again: mvn -Pheavy -pl udfs test -Dtest=FuzzTest -Dgemel.fuzz=1 -Dgemel.fuzz.seed=%d"
          + " -Dgemel.fuzz.first=%d";

  private final Watched watched = new Watched();

  /** A function loads its models and lists once, and that is no input's time. */
  @BeforeAll
  static void loadWhatFunctionsLoadOnce() {
    Targets.all().forEach(target -> target.run().accept("A text to begin with, long enough."));
  }

  @Test
  void seedsAndKeptInputs() throws InterruptedException {
    List<String> inputs = new ArrayList<>(Corpus.read("seeds"));
    inputs.addAll(Corpus.read("kept"));
    watched.run(
        () -> {
          for (int i = 0; i < inputs.size(); i++) {
            callAll(inputs.get(i), "kept input " + i);
          }
        });
  }

  @Test
  void aFewMutatedInputs() throws InterruptedException, IOException {
    mutated(40);
  }

  @Tag("heavy")
  @Test
  void mutatedInputs() throws InterruptedException, IOException {
    mutated(Long.getLong("gemel.fuzz", 2_000));
    if (System.getProperty("gemel.fuzz") != null) {
      System.out.print(watched.report());
    }
  }

  private void mutated(long count) throws InterruptedException, IOException {
    Mutator mutator = new Mutator(Corpus.read("seeds"));
    try {
      watched.run(
          () -> {
            for (long number = FIRST; number < FIRST + count; number++) {
              callAll(mutator.input(SEED, number), "input " + number);
            }
          });
    } catch (AssertionError e) {
      throw replayable(e, mutator);
    }
  }

  private void callAll(String input, String name) {
    for (Target target : Targets.all()) {
      if (target.name().startsWith(ONLY)) {
        watched.call(target, input, name);
      }
    }
  }

  private static AssertionError replayable(AssertionError e, Mutator mutator) throws IOException {
    StringBuilder message = new StringBuilder(e.getMessage());
    Matcher numbers = NUMBER.matcher(e.getMessage());
    while (numbers.find()) {
      long number = Long.parseLong(numbers.group(1));
      Path file = Path.of("target/fuzz/%d-%d.txt".formatted(SEED, number));
      Files.createDirectories(file.getParent());
      Files.writeString(file, Corpus.escaped(mutator.input(SEED, number)));
      message.append(REPLAY.formatted(file, SEED, number));
    }
    return new AssertionError(message.toString(), e);
  }
}
