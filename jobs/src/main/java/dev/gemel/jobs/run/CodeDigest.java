package dev.gemel.jobs.run;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.conf.Settings;
import dev.gemel.text.Ids;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Digest of Gemel's own classes, by the checksums that their jars keep: another build of the same
 * sources has the same one. Where classes lie in folders, as in tests, it is the version alone.
 */
final class CodeDigest {
  private static final String OWN = "dev/gemel/";

  static final String VALUE = Version.CODE + " " + digest();

  private CodeDigest() {}

  private static String digest() {
    SortedSet<String> jars =
        Stream.of(CodeDigest.class, Ids.class, EmbeddingModel.class, Settings.class)
            .map(c -> c.getProtectionDomain().getCodeSource())
            .filter(Objects::nonNull)
            .map(CodeSource::getLocation)
            .map(Object::toString)
            .filter(jar -> jar.endsWith(".jar"))
            .collect(Collectors.toCollection(TreeSet::new));
    return Ids.xxh128(
        jars.stream().flatMap(jar -> entries(jar).stream()).sorted().collect(Collectors.joining()));
  }

  private static List<String> entries(String url) {
    try (JarFile jar = new JarFile(Path.of(URI.create(url)).toFile())) {
      return jar.stream()
          .filter(e -> e.getName().startsWith(OWN) && !e.isDirectory())
          .map(e -> e.getName() + " " + e.getCrc() + "\n")
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      // Not a file of this machine: the version has to do.
      return List.of();
    }
  }
}
