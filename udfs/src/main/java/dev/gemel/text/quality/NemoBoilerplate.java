package dev.gemel.text.quality;

import dev.gemel.text.words.LowerCase;
import java.util.List;

/** Paragraphs about cookies and terms, as NeMo Curator knows them. */
final class NemoBoilerplate {
  private static final List<String> PHRASES =
      List.of(
          "terms of use",
          "privacy policy",
          "cookie policy",
          "uses cookies",
          "privacy overview",
          "use of cookies",
          "use cookies",
          "privacy & cookies policy",
          "privacy and cookies policy",
          "necessary cookies are absolutely essential for the website to function properly. this"
              + " category only includes cookies that ensures basic functionalities and security"
              + " features of the website. these cookies do not store any personal information.",
          "any cookies that may not be particularly necessary for the website to function and is"
              + " used specifically to collect user personal data via analytics, ads, other"
              + " embedded contents are termed as non-necessary cookies. it is mandatory to procure"
              + " user consent prior to running these cookies on your website.",
          "if you continue to browse this site without changing your cookie settings, you agree"
              + " to this use. acceptread more");

  private NemoBoilerplate() {}

  /** The share of paragraphs with such a phrase; 1 if one says "lorem ipsum". */
  static double share(List<String> paragraphs) {
    int found = 0;
    for (String paragraph : paragraphs) {
      String lower = LowerCase.of(paragraph);
      if (lower.contains("lorem ipsum")) {
        return 1;
      }
      found += PHRASES.stream().anyMatch(lower::contains) ? 1 : 0;
    }
    return Signals.share(found, paragraphs.size());
  }
}
