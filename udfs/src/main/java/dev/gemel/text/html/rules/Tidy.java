package dev.gemel.text.html.rules;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.meta.Titles;
import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Last corrections on the blocks of a body: its edges and stray lines of furniture. */
public final class Tidy {
  private static final int MAX_LINE = 160;
  private static final int LEAD = 3;

  /** A sentence has more words than this. */
  private static final int SENTENCE = 5;

  private static final Pattern STRAY =
      Pattern.compile(
          "(?iu)^(?:- )?(?:"
              + "advertisement|sponsored(?: content)?|continue reading.{0,60}|read more\\b.{0,120}|read (?:also|next|the full).{0,120}|see also:.{0,120}"
              + "|related(?: (?:stories|articles|posts|content|topics|coverage))?:?.{0,80}|more (?:from|on|stories).{0,60}|share(?: this)?.{0,40}|tweet|pin it|print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit"
              + "|sign up\\b.{0,120}|subscribe\\b.{0,120}|click here\\b.{0,100}|follow (?:us|me|@).{0,100}|like us on.{0,80}|download (?:the|our) .{0,40}app.{0,60}|watch:? .{0,80}"
              + "|(?:photo|image|picture|credit|source)s?(?: credit| by| courtesy)?:.{0,120}|(?:getty|ap photo|reuters|afp).{0,40}|\\(?file photo\\)?|image caption.{0,120}"
              + "|filed under:?.{0,80}|tags?:.{0,140}|topics?:.{0,100}|posted (?:in|on|by).{0,80}|(?:posted|published|written)\\b.{0,60}(?:\\bby|\\d{4})\\b[^.!?]{0,60}|published(?: on)?:? .{0,60}|(?:last )?updated:? .{0,60}|\\d+ (?:min(?:ute)?s? read|comments?|shares?|views?)"
              + "|skip to .{0,40}|back to top|leave a (?:comment|reply).{0,40}|comments?|copy link|show (?:more|less)|load more|loading\\.*"
              + ")$");

  /** Lines that are none of the piece even as whole sentences. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?iu)^(?:- )?(?:all rights reserved.{0,80}|(?:copyright|\u00a9|\\(c\\)) .{0,140}"
              + "|(?:you need to|please) enable java-?script.{0,100})$");

  private static final double MAX_TAIL = 0.3;
  private static final Pattern TEASER_LEAD =
      Pattern.compile(
          "(?iu)^(?:more (?:great |top )?.{0,20}(?:stories|news|articles|posts|from)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|don.t miss|related\\b|explore further"
              + "|recommended|most (?:read|popular|viewed)|trending|popular (?:stories|posts|articles|now)|read (?:more|next|also)|also read|latest (?:stories|news|posts)|up next|keep reading|what to read next)");

  private Tidy() {}

  /** Without a leading heading that repeats the title, stray lines and headings at the end. */
  public static List<Block> apply(List<Block> blocks, @Nullable String title, String pageTitle) {
    List<Block> kept = new ArrayList<>();
    for (Block block : blocks) {
      boolean repeats = kept.size() < LEAD && isTitle(block, title, pageTitle);
      if (!repeats && !isStray(block)) {
        kept.add(block);
      }
    }
    cutTeaserTail(kept);
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isHeading()) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  private static boolean isTitle(Block block, @Nullable String title, String pageTitle) {
    if (block.kind() != Block.Kind.HEADING && block.kind() != Block.Kind.PARAGRAPH) {
      return false;
    }
    return (title != null && Titles.same(block.text(), title))
        || Titles.same(block.text(), pageTitle)
        || (block.isHeading()
            && block.level() == 1
            && Titles.key(pageTitle).startsWith(Titles.key(block.text())));
  }

  // A heading such as "More stories" and the links below it, in the last part of the body.
  private static void cutTeaserTail(List<Block> blocks) {
    int total = blocks.stream().mapToInt(b -> b.text().length()).sum();
    int tail = 0;
    for (int i = blocks.size() - 1; i > 0 && tail < total * MAX_TAIL; i--) {
      tail += blocks.get(i).text().length();
      boolean lead =
          blocks.get(i).text().length() < 60 && TEASER_LEAD.matcher(blocks.get(i).text()).find();
      if (lead && leadsToLinks(blocks.subList(i + 1, blocks.size()))) {
        blocks.subList(i, blocks.size()).clear();
        return;
      }
    }
  }

  private static boolean leadsToLinks(List<Block> rest) {
    long links = rest.stream().filter(Block::linked).count();
    return links * 2 >= rest.size();
  }

  private static boolean isShouting(Block block) {
    String text = block.text();
    return block.linked()
        && text.length() > 20
        && text.equals(text.toUpperCase(Locale.ROOT))
        && !text.equals(LowerCase.of(text));
  }

  private static boolean isStray(Block block) {
    if (block.kind() == Block.Kind.PARAGRAPH && isShouting(block)) {
      return true;
    }
    boolean line =
        block.kind() == Block.Kind.PARAGRAPH
            || block.kind() == Block.Kind.ITEM
            || block.isHeading();
    return line
        && block.text().length() <= MAX_LINE
        && (NOTICE.matcher(block.text()).matches()
            || (!isSentence(block) && STRAY.matcher(block.text()).matches()));
  }

  /** A sentence without a link, such as "Source: my own diary of that long summer." */
  private static boolean isSentence(Block block) {
    String text = block.text();
    return block.kind() == Block.Kind.PARAGRAPH
        && block.linkChars() == 0
        && text.endsWith(".")
        && text.split(" ", SENTENCE + 1).length > SENTENCE;
  }
}
