package dev.gemel.embedded.site;

/** The two invented people who write the sample site. */
public enum Author {
  /** Writes about data, code bases, small models, libraries and letters; dry and exact. */
  ADA("Ada Thornquist", "ada", "Data engineer and former cataloguer. Counts things for a living."),
  /** Writes about bread, bicycles, maps and gardens; warm and digressive. */
  BRUNO(
      "Bruno Maretti",
      "bruno",
      "Baker by night, cyclist by day, drawer of unreliable maps in between.");

  private final String fullName;
  private final String section;
  private final String about;

  Author(String fullName, String section, String about) {
    this.fullName = fullName;
    this.section = section;
    this.about = about;
  }

  /** The name as bylines show it. */
  public String fullName() {
    return fullName;
  }

  /** First part of the paths of this author's articles, such as {@code ada}. */
  public String section() {
    return section;
  }

  /** One line for the author box. */
  public String about() {
    return about;
  }
}
