package dev.gemel.text.html.page;

import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The elements of a page, listed once: in order, by tag, and which classes there are. */
public final class PageElements {
  private final PageTree tree;
  private final Map<String, List<Element>> byTag = new HashMap<>();
  private final Set<String> classNames = new HashSet<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<String> properties = new HashSet<>();

  public PageElements(PageTree tree) {
    this.tree = tree;
    for (int i = 0; i < tree.size(); i++) {
      if (!tree.isText(i)) {
        Element e = tree.element(i);
        byTag.computeIfAbsent(e.normalName(), tag -> new ArrayList<>()).add(e);
        note(e.attr("itemprop"), properties);
      }
    }
    for (Name name : tree.names()) {
      note(name.classes(), classNames);
    }
    for (String names : classNames) {
      classes.addAll(List.of(names.split("\\s+")));
    }
  }

  private static void note(String value, Set<String> values) {
    if (!value.isEmpty()) {
      values.add(LowerCase.of(value.strip()));
    }
  }

  public PageTree tree() {
    return tree;
  }

  public Document document() {
    return tree.document();
  }

  /** The elements of a tag, in lower case, in the order of the page. */
  public List<Element> tagged(String tag) {
    return byTag.getOrDefault(tag, List.of());
  }

  /** The different values of {@code class} on the page, in lower case. */
  public Set<String> classNames() {
    return Collections.unmodifiableSet(classNames);
  }

  /** Whether an element has this {@code name}, in lower case. */
  public boolean hasName(String name) {
    for (int i = 0; i < tree.size(); i++) {
      if (!tree.isText(i) && tree.element(i).attr("name").equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element has this {@code itemprop}. */
  public boolean hasProperty(String name) {
    return properties.contains(name);
  }

  /** The elements that match, in the order of the page. */
  public List<Element> select(Query query) {
    List<Query.Part> parts = possible(query);
    if (parts.isEmpty()) {
      return List.of();
    }
    String tag = parts.size() == 1 ? parts.get(0).lastTag() : null;
    if (tag == null) {
      return document().select(query.evaluator());
    }
    return tagged(tag).stream().filter(e -> e.is(parts.get(0).evaluator())).toList();
  }

  /** The first element that matches, or null. */
  public @Nullable Element first(Query query) {
    List<Query.Part> parts = possible(query);
    if (parts.isEmpty()) {
      return null;
    }
    String tag = parts.size() == 1 ? parts.get(0).lastTag() : null;
    if (tag == null) {
      return document().selectFirst(query.evaluator());
    }
    for (Element e : tagged(tag)) {
      if (e.is(parts.get(0).evaluator())) {
        return e;
      }
    }
    return null;
  }

  private List<Query.Part> possible(Query query) {
    List<Query.Part> possible = new ArrayList<>();
    for (Query.Part part : query.parts()) {
      if (byTag.keySet().containsAll(part.tags())
          && classes.containsAll(part.classes())
          && properties.containsAll(part.properties())) {
        possible.add(part);
      }
    }
    return possible;
  }
}
