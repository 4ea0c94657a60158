package dev.gemel.text.html.marks;

import java.util.Arrays;

/** Where characters of the page's own text stand that Markdown could take for marks. */
public final class Signs {
  private static final String ALL = "\\`*_<&[]!~";
  private static final boolean[] IS_SIGN = new boolean[128];

  static {
    ALL.chars().forEach(c -> IS_SIGN[c] = true);
  }

  private int[] places = {};
  private int size;

  /** Those of a text without any marks. */
  static Signs of(CharSequence text) {
    Signs signs = new Signs();
    for (int i = 0; i < text.length(); i++) {
      if (isSign(text.charAt(i))) {
        signs.add(i);
      }
    }
    return signs;
  }

  public static boolean isSign(char c) {
    return c < IS_SIGN.length && IS_SIGN[c];
  }

  /** Adds a place behind all others. */
  public void add(int place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, Math.max(8, 2 * size));
    }
    places[size++] = place;
  }

  public int size() {
    return size;
  }

  public int place(int i) {
    return places[i];
  }

  /** Moves those from a place on, since marks were put there or taken away. */
  public void move(int from, int by) {
    for (int i = size - 1; i >= 0 && places[i] >= from; i--) {
      places[i] += by;
    }
  }

  /** Forgets those from a place on. */
  public void dropFrom(int from) {
    while (size > 0 && places[size - 1] >= from) {
      size--;
    }
  }
}
