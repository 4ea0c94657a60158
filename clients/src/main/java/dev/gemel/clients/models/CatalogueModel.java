package dev.gemel.clients.models;

import dev.gemel.clients.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be pulled by name.
 *
 * @param name as {@code gemel models pull} takes it
 * @param title what it is, in words
 * @param format what its files are
 * @param licence SPDX id, or the name of other terms with their address
 * @param bytes size of all files
 * @param note what a user has to know, or null
 * @param files at least one; the first is the one to load where it is GGUF
 */
public record CatalogueModel(
    String name,
    String title,
    Format format,
    String licence,
    long bytes,
    @Nullable String note,
    List<ModelFile> files) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** What the files are. */
  public enum Format {
    /** One file for llama.cpp; a base for training after an import. */
    GGUF,
    /** A folder as transformers loads it. */
    SAFETENSORS
  }

  /**
   * @throws SpecException with every problem found
   */
  public CatalogueModel {
    files = List.copyOf(files);
    List<String> problems = new ArrayList<>();
    check(NAME, "name", name, problems);
    if (bytes <= 0) {
      problems.add("bytes is " + bytes + "; expected the size of all files");
    }
    if (files.isEmpty()) {
      problems.add("files is empty; expected at least one");
    }
    for (ModelFile file : files) {
      check(FILE, "files.name", file.name(), problems);
      if (file.sha256() != null) {
        check(SHA256, "files.sha256", file.sha256(), problems);
      }
    }
    SpecException.throwIfAny("model " + name, problems);
  }

  /** Whether every file's digest is known beforehand. */
  public boolean pinned() {
    return files.stream().allMatch(f -> f.sha256() != null);
  }

  /** Where it comes from, for people. */
  public String describe() {
    return String.join(
        ", ",
        files.stream()
            .flatMap(f -> f.parts().stream())
            .map(ModelPart::describe)
            .distinct()
            .toList());
  }

  private static void check(Pattern form, String key, String value, List<String> problems) {
    if (!form.matcher(value).matches()) {
      problems.add(String.format(Locale.ROOT, "%s is '%s'; expected %s", key, value, form));
    }
  }
}
