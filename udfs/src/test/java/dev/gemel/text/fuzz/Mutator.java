package dev.gemel.text.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Mutates seeds; the same number gives the same input. */
final class Mutator {
  /** The largest input. */
  static final int MAX_LENGTH = 64 * 1024;

  /** Most inputs are short: a parser's mistakes show in little, and more of them can be tried. */
  private static final int[] LENGTHS = {300, 500, 800, 2048};

  /** What breaks parsers, in one piece each. */
  private static final List<String> HOSTILE =
      List.of(
          "\ud83d",
          "\udc4d",
          "\u0000",
          "\u202e",
          "\u200b",
          "\ufeff",
          "\u2028",
          "\u0085",
          "\u00a0",
          "\uffff",
          "\u0301",
          "\u0130",
          "\u00df",
          "\u1e9e",
          "\ufb01",
          "\u200d",
          "\ufe0f",
          "\u0bcd",
          "<",
          ">",
          "</",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "&#x110000;",
          "&#0;",
          "&amp",
          "&#xd800;",
          "<div>",
          "<table><tr><td>",
          "</p>",
          "<script>",
          "<svg><style>",
          "<a href='",
          "<p a=\"",
          "<base href='http://[::1'>",
          "<meta charset=utf-16>",
          "```",
          "~~~~",
          "# ",
          "===\n",
          "- ",
          "> ",
          "| a | b |\n",
          "    ",
          "\t",
          "[x](",
          "![",
          "](http://",
          "**",
          "__",
          "\\",
          "`",
          "((((",
          "))))",
          "[[[[",
          "@",
          "@@",
          ".",
          "..",
          "://",
          "http://",
          "www.",
          "%",
          "%zz",
          "?&=",
          "#",
          "-----BEGIN PRIVATE KEY-----",
          "password=",
          "api_key: ",
          "Bearer ",
          "+49 ",
          "DE89",
          "0000 0000",
          "1.1.1.1",
          "::",
          "4111 1111 1111 1111",
          "eyJhbGciOi",
          "Ã¼",
          "â€™",
          "Ãƒ",
          "Â",
          "{\"@type\":\"Article\"",
          "2020-13-45T99:99",
          "99999999999999999999",
          "-0",
          "1e999",
          "e.g.",
          "Mr.",
          "!",
          "?",
          "…",
          "。",
          "日本",
          "ก",
          "한",
          "ا",
          "😀",
          "👩‍👩‍👧",
          "ﷺ",
          "\n",
          "\r\n",
          "\n\n",
          " ");

  private final List<String> seeds;

  Mutator(List<String> seeds) {
    this.seeds = seeds;
  }

  /** Input number {@code number} of the run with {@code seed}. */
  String input(long seed, long number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    int limit = random.nextInt(500) == 0 ? MAX_LENGTH : LENGTHS[random.nextInt(LENGTHS.length)];
    StringBuilder text = new StringBuilder(limited(pick(random), random, limit));
    int steps = 1 + random.nextInt(8);
    for (int i = 0; i < steps; i++) {
      mutate(text, random, limit);
      text.setLength(Math.min(text.length(), limit));
    }
    return text.toString();
  }

  /** A part of a long seed, from anywhere in it. */
  private static String limited(String seed, SplittableRandom random, int limit) {
    int start = random.nextInt(Math.max(1, seed.length() - limit + 1));
    return seed.substring(start, Math.min(seed.length(), start + limit));
  }

  private String pick(SplittableRandom random) {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private void mutate(StringBuilder text, SplittableRandom random, int limit) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(200)));
    switch (random.nextInt(9)) {
      case 0 -> flip(text, random);
      case 1 -> text.delete(at, to);
      case 2 -> text.insert(at, text.substring(at, to));
      case 3 -> text.insert(at, hostile(random));
      case 4 -> text.insert(at, flood(hostile(random), random, limit));
      case 5 -> text.insert(at, flood(text.substring(at, to), random, limit));
      case 6 -> splice(text, at, random);
      case 7 -> text.insert(at, (char) random.nextInt(0x10000));
      default -> text.replace(at, to, hostile(random) + hostile(random));
    }
  }

  private static String hostile(SplittableRandom random) {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  /** Up to the limit, but mostly short: what is slow is slow with little. */
  private static String flood(String part, SplittableRandom random, int limit) {
    int times = 1 + random.nextInt(1 + limit / Math.max(1, part.length()));
    return part.repeat(random.nextInt(4) == 0 ? times : Math.min(times, 40));
  }

  private static void flip(StringBuilder text, SplittableRandom random) {
    for (int i = 0; i < 1 + text.length() / 50 && text.length() > 0; i++) {
      int at = random.nextInt(text.length());
      text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
    }
  }

  private void splice(StringBuilder text, int at, SplittableRandom random) {
    String other = pick(random);
    text.setLength(at);
    text.append(other.substring(random.nextInt(other.length() + 1)));
  }
}
