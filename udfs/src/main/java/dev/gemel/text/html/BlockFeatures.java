package dev.gemel.text.html;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The features by which a block of a page is judged to be content or not. */
final class BlockFeatures {
  private static final int MAX_UP = 40;
  private static final int FAR = 50;
  private static final int BOXES = 4;
  private static final int[] NEIGHBOURS = {-2, -1, 1, 2, 3};

  /** How many features stand behind the likelihoods of the types. */
  static final int BEHIND_TYPES = 6;

  private static final double GROWTH = 1.4;

  private final PageView view;
  private final List<PageView.Line> lines;
  private final PageMap map;
  private final float[] types;
  private final String titleKey;
  private final int total;
  private final int[] before;
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<Long, double[]> templates = new HashMap<>();
  private final long[] signatures;
  private final double[] logWords;
  private final int firstRuled;
  private final int lastRuled;
  private final double ruledShare;
  private final Declared described;
  private final Declared reviewed;
  private final Declared named;
  private final boolean declares;
  private final int mainHeading;
  private final BitSet aboveMain = new BitSet();
  private int heading = -1;

  private BlockFeatures(PageView view, float[] types) {
    this.view = view;
    this.lines = view.lines();
    this.map = view.map();
    String title = view.meta().title();
    this.titleKey = title == null ? "" : Titles.key(title);
    this.types = types;
    int n = lines.size();
    before = new int[n + 1];
    signatures = new long[n];
    logWords = new double[n];
    int first = n;
    int last = -1;
    double ruledWords = 0;
    for (int i = 0; i < n; i++) {
      before[i + 1] = before[i] + shape(i).words();
      copies.merge(block(i).text(), 1, Integer::sum);
      signatures[i] = signature(home(i));
      logWords[i] = Math.log1p(shape(i).words());
      count(i);
      if (lines.get(i).ruled()) {
        first = Math.min(first, i);
        last = i;
        ruledWords += shape(i).words();
      }
    }
    total = Math.max(1, before[n]);
    described =
        Declared.of(
            view.json(), Set.of("description", "articleBody", "text"), view.meta().description());
    reviewed = Declared.of(view.json(), Set.of("reviewBody"), null);
    named = Declared.of(view.json(), Set.of("name", "headline"), null);
    declares = !described.isEmpty() || !reviewed.isEmpty() || !named.isEmpty();
    mainHeading = mainHeading();
    for (int s = mainHeading < 0 ? -1 : home(mainHeading); s >= 0; s = map.parent(s)) {
      aboveMain.set(s);
    }
    firstRuled = first;
    lastRuled = last;
    ruledShare = ruledWords / total;
  }

  /** The heading that repeats the title, else the first of level 1. */
  private int mainHeading() {
    int first = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (block(i).isHeading()) {
        if (titleMatch(block(i).text()) == 2) {
          return i;
        }
        first = first < 0 && block(i).level() == 1 ? i : first;
      }
    }
    return first;
  }

  private void count(int i) {
    double[] sums = templates.computeIfAbsent(signatures[i], s -> new double[4]);
    int words = shape(i).words();
    sums[0]++;
    sums[1] += words;
    sums[2] += block(i).linked() ? words : 0;
    sums[3] += lines.get(i).ruled() ? words : 0;
  }

  /** The same for blocks whose elements, and the ones round them, are of the same template. */
  private long signature(int home) {
    PageTree tree = view.page().tree();
    int parent = tree.parent(home);
    return tree.signature(home) * 31 * 31 * 31 * 31 + (parent < 0 ? 0 : tree.signature(parent));
  }

  private int home(int i) {
    return block(i).home();
  }

  /** A row for each block of the page; {@code types} are the likelihoods of the page types. */
  static float[][] of(PageView view, float[] types) {
    BlockFeatures features = new BlockFeatures(view, types);
    float[][] rows = new float[features.lines.size()][];
    for (int i = 0; i < rows.length; i++) {
      FeatureRow row = FeatureRow.unnamed();
      features.fill(row, i);
      rows[i] = row.values();
    }
    return rows;
  }

  /** The names of the features of a row, read off a page that has at least one block. */
  static List<String> names(PageView view, float[] types) {
    FeatureRow row = FeatureRow.named();
    new BlockFeatures(view, types).fill(row, 0);
    return row.names();
  }

  private void fill(FeatureRow row, int i) {
    own(row, i);
    position(row, i);
    ancestors(row, i);
    boxes(row, i);
    template(row, i);
    neighbours(row, i);
    heading(row, i);
    rules(row, i);
    page(row);
  }

  private void own(FeatureRow row, int i) {
    Block block = block(i);
    TextShape shape = shape(i);
    row.add("words", logWords[i]);
    row.add("letters", shape.letters());
    row.add("digits", shape.digits());
    row.add("capitals", shape.capitals());
    row.add("punctuation", shape.punctuation());
    row.add("function", shape.function());
    row.add("sentence", shape.sentence());
    row.add("links", lines.get(i).linkShare());
    row.add("kind", block.kind().ordinal());
    row.add("level", block.level());
    row.add("quote", block.quote());
    row.add("copies", copies.getOrDefault(block.text(), 1));
    row.add("copy", seen.merge(block.text(), 1, Integer::sum));
    row.add("title", titleMatch(block.text()));
    row.add("lines", lineCount(block.text()));
    row.addBits("cue.", Cues.names(), lines.get(i).cues());
    List<String> pairs = declares ? Declared.pairsOf(block.text()) : List.of();
    row.add("described", described.share(pairs));
    row.add("reviewed", reviewed.share(pairs));
    row.add("named", named.share(pairs));
    row.add("consent", Consent.words(block.text()));
  }

  private static long lineCount(String text) {
    boolean one = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return one ? Math.min(1, text.length()) : text.lines().count();
  }

  private Block block(int i) {
    return lines.get(i).block();
  }

  private TextShape shape(int i) {
    return lines.get(i).shape();
  }

  private int titleMatch(String text) {
    if (text.length() > 200 || titleKey.isEmpty()) {
      return 0;
    }
    String key = Titles.key(text);
    if (key.equals(titleKey)) {
      return 2;
    }
    return key.length() > 3 && titleKey.contains(key) ? 1 : 0;
  }

  private void position(FeatureRow row, int i) {
    row.add("at", (double) i / lines.size());
    row.add("at.words", (double) before[i] / total);
    row.add("before", Math.log1p(before[i]));
    row.add("main", mainHeading < 0 ? FAR + 1 : Math.max(-FAR, Math.min(FAR, i - mainHeading)));
    row.add(
        "main.words", mainHeading < 0 ? 0 : Math.log1p(Math.abs(before[i] - before[mainHeading])));
    int common = home(i);
    int up = 0;
    while (mainHeading >= 0 && map.parent(common) >= 0 && !aboveMain.get(common)) {
      common = map.parent(common);
      up++;
    }
    row.add("main.up", mainHeading < 0 ? FAR : up);
    row.add("main.share", (double) map.text(common) / Math.max(1, map.text(map.root())));
    row.add("main.links", map.linkShare(common));
    row.add("after", Math.log1p(total - before[i + 1]));
  }

  private void ancestors(FeatureRow row, int i) {
    float[] tags = new float[TagKinds.COUNT];
    float[] groups = new float[NameGroups.COUNT];
    Arrays.fill(tags, FAR);
    Arrays.fill(groups, FAR);
    int up = 0;
    int repeated = -1;
    int repeatedAt = FAR;
    long near = 0;
    for (int s = home(i); s >= 0 && up < MAX_UP; s = map.parent(s), up++) {
      int kind = map.kind(s);
      if (kind >= 0 && tags[kind] == FAR) {
        tags[kind] = up;
      }
      for (long rest = map.groups(s); rest != 0; rest &= rest - 1) {
        int group = Long.numberOfTrailingZeros(rest);
        groups[group] = Math.min(groups[group], up);
      }
      if (repeated < 0 && map.alike(s) >= 3 && map.text(s) > 0) {
        repeated = s;
        repeatedAt = up;
      }
      near |= up < 3 ? map.groups(s) : 0;
    }
    row.addAll("in.", TagKinds.names(), tags);
    row.addAll("named.", NameGroups.names(), groups);
    row.add("depth", map.depth(home(i)));
    row.add("near", Long.bitCount(near));
    row.add("repeated.up", repeatedAt);
    row.add("repeated.alike", repeated < 0 ? 0 : map.alike(repeated));
    row.add("repeated.place", repeated < 0 ? 0 : map.place(repeated));
    row.add("repeated.text", repeated < 0 ? 0 : Math.log1p(map.text(repeated)));
    row.add("repeated.links", repeated < 0 ? 0 : map.linkShare(repeated));
    row.add("repeated.headings", repeated < 0 ? 0 : map.headings(repeated));
    row.add("repeated.images", repeated < 0 ? 0 : map.images(repeated));
  }

  /** The containers round a block, each clearly larger than the one inside. */
  private void boxes(FeatureRow row, int i) {
    int s = home(i);
    double size = Math.max(map.text(s), block(i).text().length() / 2.0);
    double pageText = Math.max(1, map.text(map.root()));
    for (int box = 1; box <= BOXES; box++) {
      while (map.parent(s) >= 0 && map.text(s) < GROWTH * size) {
        s = map.parent(s);
      }
      row.part("box", box);
      row.add("text", Math.log1p(map.text(s)));
      row.add("share", map.text(s) / pageText);
      row.add("linkshare", map.linkShare(s));
      row.add("links", Math.log1p(map.links(s)));
      row.add("headings", map.headings(s));
      row.add("images", map.images(s));
      row.add("paragraphs", map.paragraphs(s));
      row.add("alike", map.alike(s));
      size = Math.max(1, map.text(s));
    }
    row.whole();
  }

  private void template(FeatureRow row, int i) {
    double[] sums = templates.getOrDefault(signatures[i], new double[4]);
    double words = Math.max(1, sums[1]);
    row.add("template.blocks", sums[0]);
    row.add("template.words", Math.log1p(sums[1]));
    row.add("template.share", sums[1] / total);
    row.add("template.links", sums[2] / words);
    row.add("template.ruled", sums[3] / words);
  }

  private void neighbours(FeatureRow row, int i) {
    for (int step : NEIGHBOURS) {
      int j = i + step;
      boolean there = j >= 0 && j < lines.size();
      row.part("next", step);
      row.add("words", there ? logWords[j] : -1);
      row.add("links", there ? lines.get(j).linkShare() : -1);
      row.add("level", there && block(j).isHeading() ? block(j).level() : 0);
      row.add("kind", there ? block(j).kind().ordinal() : -1);
      row.add("same", there && signatures[i] == signatures[j]);
      row.add("ruled", there && lines.get(j).ruled());
    }
    row.whole();
  }

  private void heading(FeatureRow row, int i) {
    row.add("heading.blocks", heading < 0 ? FAR : Math.min(FAR, i - heading));
    row.add("heading.words", heading < 0 ? -1 : Math.log1p(before[i] - before[heading]));
    row.add("heading.level", heading < 0 ? 0 : block(heading).level());
    row.add("heading.linked", heading >= 0 && block(heading).linked());
    row.add("heading.ruled", heading >= 0 && lines.get(heading).ruled());
    row.addBits("heading.", Cues.names(), heading < 0 ? 0 : lines.get(heading).cues());
    if (block(i).isHeading()) {
      heading = i;
    }
  }

  private void rules(FeatureRow row, int i) {
    row.add("ruled", lines.get(i).ruled());
    row.add("ruled.inside", i >= firstRuled && i <= lastRuled);
    row.add("ruled.before", Math.min(FAR, Math.max(0, firstRuled - i)));
    row.add("ruled.after", Math.min(FAR, Math.max(0, i - lastRuled)));
    row.add("ruled.share", ruledShare);
    BitSet left = view.rules().body().dropped();
    List<Integer> parts = view.rules().body().parts();
    int up = 0;
    int inside = FAR;
    int dropped = FAR;
    for (int s = home(i); s >= 0 && up < MAX_UP; s = map.parent(s), up++) {
      dropped = left.get(s) ? Math.min(dropped, up) : dropped;
      inside = parts.contains(s) ? Math.min(inside, up) : inside;
    }
    row.add("ruled.part", inside);
    row.add("ruled.dropped", dropped);
  }

  private void page(FeatureRow row) {
    for (PageType type : PageType.values()) {
      row.add("type." + type, types[type.ordinal()]);
    }
    row.add("page.words", Math.log1p(total));
    row.add("page.blocks", Math.log1p(lines.size()));
    row.add("page.links", map.linkShare(map.root()));
    row.add("page.kind", view.kind().ordinal());
    row.add("page.paragraphs", Math.log1p(map.paragraphs(map.root())));
    row.add("page.json", view.json().hasArticle());
  }
}
