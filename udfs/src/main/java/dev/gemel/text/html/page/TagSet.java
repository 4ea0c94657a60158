package dev.gemel.text.html.page;

import java.util.Collection;
import java.util.List;

/** A set of tags of HTML. */
public final class TagSet {
  private final boolean[] members = new boolean[Tags.COUNT];

  private TagSet(Collection<String> names) {
    for (String name : names) {
      members[Tags.of(name)] = true;
    }
  }

  /**
   * @throws ArrayIndexOutOfBoundsException for a name that HTML does not know
   */
  public static TagSet of(String... names) {
    return new TagSet(List.of(names));
  }

  /** Whether a node's tag, as {@link PageTree#tag} gives it, is one of them; a text's is not. */
  public boolean has(int tag) {
    return tag >= 0 && tag < Tags.COUNT && members[tag];
  }
}
