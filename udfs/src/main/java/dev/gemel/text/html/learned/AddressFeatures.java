package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.PagePaths;
import dev.gemel.text.words.LowerCase;
import java.util.List;

/** The words and the form of a page's address. */
final class AddressFeatures {
  private static final List<String> URL_WORDS =
      List.of(
          "product products p item itm dp pdp prod",
          "collection collections category categories c cat catalog shop store department browse sale",
          "doc docs documentation manual reference api guide guides tutorial tutorials learn developer developers help kb wiki man",
          "forum forums thread threads topic topics t questions viewtopic showthread discussion discussions community boards board discuss talk comments r",
          "blog blogs news article articles story stories post posts magazine press science health opinion",
          "service services solution solutions pricing platform features feature enterprise about company product-tour industries use-cases",
          "tag tags archive archives jobs job events event directory search list recipes topics best courses section world technology",
          "en us uk de fr es");

  private AddressFeatures() {}

  static void add(FeatureRow row, PageView view) {
    PagePaths path = new PagePaths(view.url());
    String url = view.url() == null ? "" : LowerCase.of(view.url());
    int scheme = url.indexOf("://");
    String bare = scheme < 0 ? url : url.substring(scheme + 3);
    int slash = bare.indexOf('/');
    String host = slash < 0 ? bare : bare.substring(0, slash);
    String tail = slash < 0 ? "" : bare.substring(slash);
    List<String> segments = List.of(tail.split("[/?#]"));
    for (String words : URL_WORDS) {
      List<String> group = List.of(words.split(" "));
      row.add("path." + group.get(0), segments.stream().anyMatch(group::contains));
      row.add("host." + group.get(0), group.contains(host.split("\\.")[0]));
    }
    path(row, path, tail);
  }

  private static void path(FeatureRow row, PagePaths path, String tail) {
    String last = tail.replaceAll("[?#].*", "").replaceAll("/+$", "");
    last = last.substring(last.lastIndexOf('/') + 1);
    row.add("path.depth", (double) tail.chars().filter(c -> c == '/').count());
    row.add("path.root", path.isRoot());
    row.add("path.index", path.isIndex());
    row.add("path.forum", path.isForum());
    row.add("path.docs", path.isDocumentation());
    row.add("path.query", tail.contains("?"));
    row.add("path.html", last.contains("."));
    row.add("last.length", last.length());
    row.add("last.hyphens", (double) last.chars().filter(c -> c == '-').count());
    row.add("path.digits", (double) tail.chars().filter(Character::isDigit).count());
  }
}
