package dev.gemel.text.block;

import java.util.regex.Pattern;

/** Bullets and numbers that start a list item, and bars that start a table row. */
public final class ListMarker {
  private static final Pattern ITEM =
      Pattern.compile("(?s)\\s{0,12}(?:[-*+•‣◦▪–]|\\d{1,3}[.)])\\s.*");

  private ListMarker() {}

  /** Whether a line starts a list item. */
  public static boolean starts(String line) {
    return ITEM.matcher(line).matches();
  }

  /** Whether a line is a table row. */
  public static boolean isRow(String line) {
    return line.stripLeading().startsWith("|");
  }
}
