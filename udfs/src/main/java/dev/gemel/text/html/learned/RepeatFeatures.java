package dev.gemel.text.html.learned;

import java.util.LinkedHashMap;
import java.util.Map;

/** The largest family of like siblings on a page: cards, rows, replies. */
final class RepeatFeatures {
  private RepeatFeatures() {}

  static void add(FeatureRow row, PageMap map) {
    Map<Integer, Integer> families = new LinkedHashMap<>();
    Map<Integer, Integer> sizes = new LinkedHashMap<>();
    for (int k = 0; k < map.size(); k++) {
      int i = map.element(k);
      if (map.parent(i) >= 0 && map.alike(i) >= 3 && map.text(i) > 0) {
        families.putIfAbsent(map.parent(i), i);
        sizes.merge(map.parent(i), map.text(i), Integer::sum);
      }
    }
    int parent = -1;
    int most = 0;
    for (Map.Entry<Integer, Integer> e : sizes.entrySet()) {
      if (e.getValue() > most) {
        most = e.getValue();
        parent = e.getKey();
      }
    }
    double alike = parent < 0 ? 0 : map.alike(families.getOrDefault(parent, parent));
    row.add("repeat.share", (double) most / Math.max(1, map.text(map.root())));
    row.add("repeat.alike", alike);
    row.add("repeat.mean", parent < 0 ? 0 : Math.log1p(most / alike));
    row.add("repeat.links", parent < 0 ? 0 : map.linkShare(parent));
    row.add("repeat.images", parent < 0 ? 0 : map.images(parent) / alike);
    row.add("repeat.headings", parent < 0 ? 0 : map.headings(parent) / alike);
  }
}
