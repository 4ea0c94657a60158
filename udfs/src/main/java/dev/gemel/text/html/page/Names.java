package dev.gemel.text.html.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The different names on a page. */
final class Names {
  private final Map<String, Integer> classNumbers = new HashMap<>();
  private final Map<String, Name> byClass = new HashMap<>();
  private final Map<List<String>, Name> others = new HashMap<>();
  private final List<Name> all = new ArrayList<>();

  Names() {
    classNumbers.put("", 0);
  }

  /** The name of elements with these attributes; null if they have none. */
  @Nullable Name of(String classes, String id, String testId) {
    String trimmed = classes.trim();
    if (!id.isEmpty() || !testId.isEmpty()) {
      return others.computeIfAbsent(List.of(trimmed, id, testId), key -> make(trimmed, id, testId));
    }
    return trimmed.isEmpty() ? null : byClass.computeIfAbsent(trimmed, key -> make(key, "", ""));
  }

  private Name make(String classes, String id, String testId) {
    int number = classNumbers.computeIfAbsent(classes, key -> classNumbers.size());
    Name name = new Name(classes, id, testId, number);
    all.add(name);
    return name;
  }

  List<Name> all() {
    return Collections.unmodifiableList(all);
  }
}
