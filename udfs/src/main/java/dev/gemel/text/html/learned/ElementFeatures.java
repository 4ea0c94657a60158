package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.NameGroups;
import dev.gemel.text.html.page.TagKinds;
import java.util.List;

/** How many elements of each kind of tag and each meaning of names a page has. */
final class ElementFeatures {
  private ElementFeatures() {}

  static void add(FeatureRow row, PageView view) {
    PageMap map = view.map();
    List<String> names = NameGroups.names();
    for (int group = 0; group < NameGroups.COUNT; group++) {
      row.add("count." + names.get(group), Math.log1p(map.count(group)));
    }
    int[] tags = new int[TagKinds.COUNT];
    for (int k = 0; k < map.size(); k++) {
      int kind = map.kind(map.element(k));
      if (kind >= 0) {
        tags[kind]++;
      }
    }
    for (int tag = 0; tag < tags.length; tag++) {
      row.add("tag." + TagKinds.names().get(tag), Math.log1p(tags[tag]));
    }
  }
}
