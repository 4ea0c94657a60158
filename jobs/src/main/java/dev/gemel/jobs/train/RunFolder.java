package dev.gemel.jobs.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one run key: {@code attempt-N/} with {@code spec.json}, {@code trainer.log} and
 * {@code out/}, which the trainer fills.
 *
 * @param path named by the run key
 */
record RunFolder(Path path) {
  private static final String ATTEMPT = "attempt-";

  Path attempt(int number) {
    return path.resolve(ATTEMPT + number);
  }

  Path out(int number) {
    return attempt(number).resolve("out");
  }

  /** The numbers of the attempts begun so far, ascending. */
  List<Integer> attempts() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(path)) {
      return all.map(p -> String.valueOf(p.getFileName()))
          .filter(name -> name.matches(ATTEMPT + "\\d{1,9}"))
          .map(name -> Integer.valueOf(name.substring(ATTEMPT.length())))
          .sorted()
          .toList();
    }
  }

  /** The number of the attempt to begin next. */
  int next() throws IOException {
    List<Integer> all = attempts();
    return all.isEmpty() ? 0 : all.get(all.size() - 1) + 1;
  }
}
