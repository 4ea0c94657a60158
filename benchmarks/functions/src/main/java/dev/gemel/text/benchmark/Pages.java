package dev.gemel.text.benchmark;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Pages of middle size. */
public class Pages extends Sample<Inputs.Page> {
  /** A third of the pages by size. */
  public enum Size {
    SMALL,
    MEDIUM,
    LARGE
  }

  /** Reads them. */
  @Setup
  public void load() {
    int from = size().ordinal() * Inputs.PAGES;
    fill(Inputs.read().pages().subList(from, from + Inputs.PAGES), page -> utf8(page.html()));
  }

  Size size() {
    return Size.MEDIUM;
  }

  /** Pages of each size in turn. */
  public static class Sized extends Pages {
    @Param Size size = Size.MEDIUM;

    @Override
    Size size() {
      return size;
    }
  }
}
