package dev.gemel.text.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A parsed page with what the steps of the extraction share: the elements that are never content,
 * and the verdicts on names, each of which a page repeats many times.
 */
final class Page {
  private final PageElements elements;
  private final List<Element> inBody;
  private final Set<Element> never = Pruner.identitySet();
  private final List<Element> consent = new ArrayList<>();
  private final Map<String, Set<Vocabulary.Meaning>> meanings = new HashMap<>();

  Page(PageElements elements) {
    this.elements = elements;
    Document document = elements.document();
    this.inBody = document.body().getAllElements();
    consent.addAll(Consent.boxes(document.body(), inBody));
    never.addAll(consent);
    Sizes sizes = Sizes.of(document.body(), never);
    int half = sizes.get(document.body()).text / 2;
    for (Element e : elements.all()) {
      boolean shown = !Vocabulary.SILENT_TAGS.contains(e.normalName());
      // Unclosed tags make an <aside> or <nav> swallow the page that follows it.
      boolean swallowed = shown && sizes.get(e).text > half;
      if (Vocabulary.FURNITURE_TAGS.contains(e.normalName()) && !swallowed && !attributes(e)) {
        never.add(e);
      }
    }
  }

  /** Whether an element says whom a quotation is of. */
  private static boolean attributes(Element e) {
    return e.nameIs("footer") && e.closest("blockquote") != null;
  }

  Document document() {
    return elements.document();
  }

  PageElements elements() {
    return elements;
  }

  /** The body and all below it, in the order of the page. */
  List<Element> inBody() {
    return Collections.unmodifiableList(inBody);
  }

  /** The boxes that ask for consent to cookies. */
  List<Element> consent() {
    return List.copyOf(consent);
  }

  Element body() {
    return document().body();
  }

  /** The elements that are content of no part of the page; the comments are added to them. */
  Set<Element> never() {
    return never;
  }

  /** Whether the classes or the id of an element mean this. */
  boolean isNamed(Element e, Vocabulary.Meaning meaning) {
    String names = e.className() + " " + e.id();
    return names.length() > 1
        && meanings.computeIfAbsent(names, Vocabulary::meanings).contains(meaning);
  }
}
