package dev.gemel.text.html.page;

import dev.gemel.text.words.LowerCase;
import org.jspecify.annotations.Nullable;

/**
 * The {@code class}, {@code id} and {@code data-testid} that elements of one page share. What they
 * mean is looked up when it is first asked.
 */
public final class Name {
  private final String classes;
  private final String id;
  private final String testId;
  private final int classNumber;
  private long groups = -1;
  private int meanings = -1;
  private @Nullable Boolean consent;
  private @Nullable Boolean entry;

  Name(String classes, String id, String testId, int classNumber) {
    this.classes = classes;
    this.id = id;
    this.testId = testId;
    this.classNumber = classNumber;
  }

  /** The value of {@code class} without outer white space. */
  String classes() {
    return classes;
  }

  public String id() {
    return id;
  }

  /** Equal for equal values of {@code class} on a page; 0 for none. */
  int classNumber() {
    return classNumber;
  }

  /** The groups of its words, see {@link NameGroups}. */
  public long groups() {
    if (groups < 0) {
      groups = NameGroups.of(classes + " " + id + " " + testId);
    }
    return groups;
  }

  boolean means(Vocabulary.Meaning meaning) {
    if (meanings < 0) {
      meanings = Vocabulary.meanings(classes + " " + id);
    }
    return (meanings & meaning.bit()) != 0;
  }

  /** Whether it is the name of a box that asks for consent. */
  boolean isConsent() {
    if (consent == null) {
      consent = Consent.isName(LowerCase.of(id + " " + classes));
    }
    return consent;
  }

  /** Whether its classes are those of an entry in a list of pieces. */
  boolean isEntry() {
    if (entry == null) {
      entry = Teasers.isEntryName(LowerCase.of(classes));
    }
    return entry;
  }
}
