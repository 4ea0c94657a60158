package dev.gemel.jobs.release;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link ReleaseJob}.
 *
 * @param name the release's name, or null for the first 12 digits of its digest
 * @param export local folder that gets a copy of the files, or null
 */
public record ReleaseConfig(@Nullable String name, @Nullable Path export) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Reads the section {@code release}. */
  public static ReleaseConfig from(Settings settings) {
    Section release = settings.section("release");
    String name = release.optionalString("name");
    if (name != null && !NAME.matcher(name).matches()) {
      release.problem(
          "name",
          "'"
              + name
              + "' is no name; expected 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first");
    }
    Path export = export(release);
    release.check();
    return new ReleaseConfig(name, export);
  }

  private static @Nullable Path export(Section release) {
    String folder = release.optionalString("export");
    try {
      return folder == null ? null : Path.of(folder).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      release.problem("export", "'" + folder + "' is no path: " + e.getReason());
      return null;
    }
  }
}
