package dev.gemel.text.html.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words in {@code class}, {@code id} and {@code data-testid} of an element, sorted into groups
 * of like meaning: a set of groups is a bit mask. The words are those by which themes, shops,
 * boards and manuals commonly name their parts; none belongs to one site.
 */
public final class NameGroups {
  private static final int MAX_NAME = 300;

  private static final List<String> WORDS =
      List.of(
          "share sharing sharer social socials follow tweet addthis addtoany sharethis",
          "related recommend recommended recommendation recommendations recs similar suggested suggestions trending popular upsell upsells cross outbrain taboola more also viewed recently",
          "nav navigation navbar navi menu menus submenu megamenu dropdown skip topbar",
          "breadcrumb breadcrumbs crumb crumbs",
          "pagination pager paging pages next prev previous",
          "header masthead top head",
          "footer foot bottom copyright colophon legal",
          "sidebar side aside rail widget widgets secondary drawer complementary",
          "byline author authors bio contributor contributors",
          "meta date dateline timestamp time published posted updated",
          "tag tags category categories keywords topics label labels badge badges",
          "caption captions credit credits figcaption",
          "gallery slideshow carousel slider swiper slick slide lightbox",
          "video player audio embed iframe",
          "image img images photo picture media thumbnail thumb figure icon avatar",
          "newsletter newsletters subscribe subscription signup optin email mailing klaviyo",
          "login signin register registration account auth user members",
          "form field input control",
          "cookie cookies consent gdpr onetrust privacy",
          "modal popup pop overlay dialog tooltip lightbox popover toast",
          "notice banner alert announcement promo promotion promotional offer",
          "ad ads advert advertisement advertising sponsor sponsored affiliate dfp adslot",
          "hidden sr screenreader visually noprint hide collapsed invisible visuallyhidden",
          "comment comments disqus respond response responses commentlist",
          "content body text copy prose markdown richtext rte wysiwyg paragraph",
          "article post story entry blog news blogpost",
          "main primary page container",
          "product products pdp item sku",
          "price prices pricing cost amount sale discount msrp currency money",
          "description desc details detail overview summary about info information excerpt",
          "spec specs specification specifications feature features attribute attributes property properties benefits ingredients",
          "review reviews rating ratings star stars bazaarvoice yotpo feedback",
          "testimonial testimonials quote quotes blockquote case customer customers",
          "cart basket buy checkout atc wishlist quantity qty add bag minicart",
          "shipping delivery returns stock availability payment warranty store pickup",
          "option options variant variants swatch swatches size sizes color colour selector picker choice",
          "card cards tile tiles teaser grid box",
          "list listing listings result results items collection collections feed rows",
          "filter filters facet facets refine refinement sort sorting sortby",
          "forum thread topic message messages discussion question",
          "reply replies answer answers",
          "username profile poster userinfo signature sig joined reputation member rank karma",
          "faq faqs accordion toggle expandable collapse collapsible",
          "tab tabs tabpanel panel panels pane",
          "hero jumbotron intro lead lede standfirst",
          "title heading headline subtitle name",
          "search searchbox autocomplete suggest",
          "lang language languages locale country region currency switcher translate",
          "code highlight snippet example syntax",
          "action actions button buttons btn toolbar tools controls cta",
          "link links",
          "vote votes voting like likes upvote score flag edit permalink report print helpful",
          "toc contents outline onthispage",
          "count counter stat stats views number",
          "logo logos brand brands partner partners client clients",
          "job jobs event events course courses recipe recipes");

  /** How many groups there are. */
  public static final int COUNT = WORDS.size();

  private static final List<String> NAMES =
      WORDS.stream().map(words -> words.substring(0, words.indexOf(' '))).toList();

  private static final Map<String, Long> MASKS = masks();

  private NameGroups() {}

  private static Map<String, Long> masks() {
    Map<String, Long> masks = new HashMap<>();
    for (int group = 0; group < WORDS.size(); group++) {
      for (String word : WORDS.get(group).split(" ")) {
        masks.merge(word, 1L << group, (a, b) -> a | b);
      }
    }
    return Map.copyOf(masks);
  }

  /** The first word of each group, to name features by. */
  public static List<String> names() {
    return NAMES;
  }

  /** The groups of the words in {@code names}. */
  static long of(String names) {
    long mask = 0;
    int end = Math.min(names.length(), MAX_NAME);
    int start = 0;
    for (int i = 0; i <= end; i++) {
      boolean letter = i < end && Character.isLetter(names.charAt(i));
      boolean hump =
          letter
              && i > start
              && Character.isUpperCase(names.charAt(i))
              && Character.isLowerCase(names.charAt(i - 1));
      if (!letter || hump) {
        mask |= MASKS.getOrDefault(names.substring(start, i).toLowerCase(Locale.ROOT), 0L);
        start = hump ? i : i + 1;
      }
    }
    return mask;
  }
}
