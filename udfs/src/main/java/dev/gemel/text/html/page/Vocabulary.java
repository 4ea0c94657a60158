package dev.gemel.text.html.page;

import dev.gemel.text.words.LowerCase;
import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * The words by which site builders name the parts of a page in {@code class} and {@code id}.
 *
 * <p>Names are compared in one spelling: {@code storyBody}, {@code story_body} and {@code
 * Story-Body} are all {@code story-body}. The lists follow the conventions of WordPress, Ghost,
 * Medium, Hugo, Jekyll, Drupal and Bootstrap themes, of microformats2 and of schema.org.
 */
public final class Vocabulary {
  private static final int MAX_NAME = 400;
  private static final String SEPARATORS = "_:/.";

  private static final String BODY =
      ("\\b(?:article|articles|post|entry|story|blog|news|blogpost)-?(?:content|body|text|copy|inner|paragraphs?|main|"
          + "container-body)s?\\b|\\bbody-(?:copy|content|text)\\b|(?:^| )e-content\\b|\\bmarkdown-body\\b"
          + "|\\b(?:content|page)-body\\b|\\brich-?text-(?:body|content)\\b|\\bnotion-page-content\\b"
          + "|\\bmw-parser-output\\b|\\bgh-content\\b|\\bfield-name-body\\b|\\btext-content\\b");
  private static final String PIECE =
      "\\b(?:single|full|main|primary)-(?:post|story|article|entry|content)\\b"
          + "|(?:^| )(?:post|story|article|hentry|h-entry|entry|blog-post|blogpost|document|markdown|prose)(?: |$)";
  private static final String CONTENT =
      "(?:^| )(?:(?:main|page|site|inner|the)-)?(?:content|main)(?:-(?:main|area|wrapper|inner|body))?(?: |$)";

  private static final String FURNITURE = (
      // ways to pass the page on
      "\\bshar(?:e|es|ing|er|ebar|edaddy)\\b|\\bsocial\\b|\\bsocials?-?(?:media|links|icons|bar)\\b|\\baddthis|\\baddtoany|\\bsharethis"
          // ways to other pages
          + "|\\brelated\\b|\\brelated(?:posts|articles|content|links)\\b|\\brecommend(?:ed|ations?)?\\b|\\btrending\\b|\\bpopular\\b"
          + "|\\bmost-?(?:read|viewed|popular|recent|shared)\\b|\\b(?:more|latest|recent|other|top|similar|suggested|featured)-?(?:stories|news|posts|articles|from|on|reading|links|content|like-this)\\b"
          + "|\\b(?:also|read|up|see|you)-(?:also|more|next|read|like|may-like|might)\\b|\\breadmore\\b|\\bteasers?\\b|\\bnext-?(?:article|post|prev|story)\\b|\\b(?:prev|previous)-?(?:article|post|next)?\\b"
          + "|\\bpagination\\b|\\bpager\\b|\\bpaging\\b|\\bpage-?links\\b|\\bpost-?nav|\\boutbrain\\b|\\btaboola\\b|\\bzergnet\\b|\\brevcontent\\b|\\bcarousel\\b|\\bcross-?sell\\b"
          // page frame
          + "|\\bnav\\b|\\bnavi?gation\\b|\\bnavbar\\b|\\bnav-?(?:links|menu|box|list)\\b|\\bmenus?\\b|\\bbreadcrumbs?\\b|\\bcrumbs?\\b|\\bside-?(?:bar|rail|nav|menu)\\b|\\brail\\b|\\bwidgets?\\b|\\btoolbar\\b|\\btoolbox\\b|\\bmasthead\\b"
          + "|\\bfooter\\b|\\bfoot-?(?:er|nav)\\b|\\bcopyright\\b|\\bcolophon\\b|\\bskip-?(?:link|to|nav)\\b|\\bcontentinfo\\b|\\bsite-?(?:header|footer|info)\\b|\\btop-?bar\\b|\\bmini-?toc\\b|\\btable-of-contents\\b|\\btoc\\b|\\btocs?-?(?:container|wrapper|list)\\b"
          // about the piece
          + "|\\bbyline\\b|\\bbylines\\b|\\bdateline\\b|\\btimestamp\\b|\\b(?:post|entry|article|story|blog)-?(?:meta|metadata|date|info|tags?|footer|header-meta|author|categor(?:y|ies)|utility|tools?|actions|byline|timestamp|keywords|topics)\\b"
          + "|\\bauthor-?(?:box|bio|info|card|details?|name|profile|block|description|meta|about|image|link)\\b|\\babout-?(?:the-)?author\\b|\\bauthors?\\b|\\bcontributors?\\b|\\breading-?time\\b|\\bread-?time\\b|\\bpublish(?:ed)?-?(?:date|time|on)\\b|\\b(?:date|time)-?(?:published|stamp|posted)\\b|\\btag-?(?:list|cloud|links|s)\\b|\\btags\\b|\\btaglist\\b|\\bcat-?links\\b|\\bmeta\\b|\\bkicker\\b|\\beyebrow\\b|\\bsource-?(?:link|list)\\b"
          + "|\\b(?:image|photo|img|media|picture|wp)-?(?:credits?|captions?|copyright|source)\\b|\\bcaptions?\\b|\\bcredits?\\b|\\bphoto-?(?:credit|by)\\b|\\blightbox\\b|\\bgallery\\b|\\bslide-?show\\b"
          // asking something of the reader
          + "|\\bnews-?letters?\\b|\\bsubscri(?:be|ption|ptions|bers?)\\b|\\bsign-?(?:up|in)\\b|\\blog-?in\\b|\\bregist(?:er|ration)\\b|\\bpaywall\\b|\\bmeter\\b|\\bdonat(?:e|ion)\\b|\\bcta\\b|\\bcall-?to-?action\\b|\\bopt-?in\\b|\\bfollow(?:-us|ing|ers)?\\b|\\bpoll\\b|\\bsurvey\\b|\\bfeedback\\b|\\bhelpful\\b"
          + "|\\bcookies?\\b|\\bconsent\\b|\\bgdpr\\b|\\bmodal\\b|\\bpop-?up\\b|\\boverlay\\b|\\bdialog\\b|\\btooltip\\b|\\bnotice-?bar\\b|\\bbanners?\\b|\\bratings?\\b|\\bvote\\b|\\blike-?(?:button|box)\\b|\\bprint(?:-only|-button|friendly)\\b|\\bdisclaimer\\b|\\bapp-?(?:promo|download|banner)\\b"
          // sold space
          + "|\\bads?\\b|\\badvert(?:s|isement|isements|ising|isement-label|orial)?\\b|\\bad-?(?:slot|unit|wrapper|container|box|label|zone|block|placeholder)\\b|\\bsponsor(?:ed|s|ship)?\\b|\\bpromo(?:s|tion|tions|ted|-box)?\\b|\\baffiliate\\b|\\bgoogle-?ads\\b|\\bdfp\\b|\\bpartner-?(?:content|links)\\b"
          // for machines or other media
          + "|\\bhidden\\b|\\bsr-only\\b|\\bscreen-?reader(?:-text|-only|s)?\\b|\\bvisually-?hidden\\b|\\bno-?print\\b|\\bnoprint\\b|\\bmw-editsection\\b|\\bheader-?link\\b|\\banchor-?link\\b|\\bheading-?anchor\\b|\\bcopy-?(?:button|btn|code)\\b|\\bline-?num(?:ber|bers)?s?\\b|\\bgutter\\b|\\blinenos?\\b"
          + "|\\bnav-?box\\b|\\bvideo-?(?:player|container|wrapper|embed|js)\\b|\\bplayer\\b|\\bjw-?player\\b|\\baudio-?player\\b|\\bembed-?(?:code|block)?\\b|\\bplaceholder\\b|\\bspinner\\b|\\bloading\\b|\\bsearch-?(?:form|box|bar)\\b|\\blang(?:uage)?-?(?:switch(?:er)?|select(?:or)?|list|links)\\b|\\bportlet\\b|\\bcatlinks\\b|\\bprintfooter\\b|\\bhatnote\\b|\\bambox\\b");

  private static final String COMMENTS =
      ("(?:^| |#)(?:user-|reader-|post-|article-|fb-)?comments?(?:-(?:area|list|section|container|wrapper|content|thread|block|holder|respond|form|feed))*(?: |$)"
          + "|\\bdisqus|\\bcommentlist\\b|(?:^| |#)(?:respond|responses|webmentions?|discussion-thread)(?: |$)|\\blivefyre\\b|\\bcoral-talk\\b|\\bcommento\\b|\\butterances\\b|\\bgiscus\\b");

  /** The parts of a page that names tell. */
  public enum Meaning {
    BODY(0),
    PIECE(1),
    CONTENT(2),
    FURNITURE(3),
    COMMENTS(4);

    private final int place;

    /**
     * @param place where its words stand among those of all
     */
    Meaning(int place) {
      this.place = place;
    }

    /** Its bit in {@link #meanings}. */
    int bit() {
      return 1 << place;
    }
  }

  /** The words of each meaning, in their order. */
  private static final Finder WORDS = Finder.of(BODY, PIECE, CONTENT, FURNITURE, COMMENTS);

  /** Elements that never hold prose of the author. */
  static final TagSet FURNITURE_TAGS =
      TagSet.of(
          "script",
          "style",
          "template",
          "nav",
          "footer",
          "aside",
          "button",
          "input",
          "select",
          "textarea",
          "option",
          "iframe",
          "object",
          "embed",
          "svg",
          "canvas",
          "audio",
          "video",
          "menu",
          "dialog",
          "link",
          "meta",
          "head",
          "applet",
          "map",
          "datalist",
          "progress",
          "meter",
          "marquee");

  /** Those of them whose content is never shown as text. */
  public static final TagSet SILENT_TAGS =
      TagSet.of(
          "script",
          "style",
          "template",
          "svg",
          "iframe",
          "object",
          "canvas",
          "audio",
          "video",
          "option",
          "head",
          "textarea");

  private Vocabulary() {}

  /** The classes and the id of an element in one spelling, divided by spaces. */
  public static String nameOf(Element e) {
    return oneSpelling(e.className() + " " + e.id());
  }

  private static String oneSpelling(String names) {
    String cut = names.length() > MAX_NAME ? names.substring(0, MAX_NAME) : names;
    return joined(apart(cut).toLowerCase(Locale.ROOT)).strip();
  }

  /** {@code storyBody} as {@code story-Body}. */
  private static String apart(String names) {
    StringBuilder out = new StringBuilder(names.length() + 8);
    char before = ' ';
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      boolean small = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
      if (small && c >= 'A' && c <= 'Z') {
        out.append('-');
      }
      out.append(c);
      before = c;
    }
    return out.toString();
  }

  /** Runs of separators, and runs of hyphens, as one hyphen. */
  private static String joined(String names) {
    StringBuilder out = new StringBuilder(names.length());
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      boolean separator = SEPARATORS.indexOf(c) >= 0;
      if (separator || c == '-') {
        out.append('-');
        while (i + 1 < names.length()
            && (separator
                ? SEPARATORS.indexOf(names.charAt(i + 1)) >= 0
                : names.charAt(i + 1) == '-')) {
          i++;
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * What the classes and the id {@code names} mean: the bit of each {@link Meaning} by its place.
   */
  static int meanings(String names) {
    String name = oneSpelling(names);
    return name.isEmpty() ? 0 : WORDS.findAll(name);
  }

  static boolean isHidden(Element e) {
    String style = e.attr("style");
    return e.hasAttr("hidden")
        || e.attr("aria-hidden").equals("true")
        || (!style.isEmpty() && LowerCase.of(style.replace(" ", "")).contains("display:none"));
  }
}
