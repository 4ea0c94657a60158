package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.Finder;
import java.util.List;
import java.util.Locale;

/** What short lines give away about themselves and, as headings, about what follows them. */
final class Cues {
  /** Longer text is prose and is not asked. */
  private static final int MAX_LENGTH = 120;

  private record Cue(String name, String pattern) {}

  private static final List<Cue> CUES =
      List.of(
          cue(
              "related",
              "related|similar|also (?:like|bought|viewed|read)|recommended|more (?:from|like|in|stories|on)|you (?:may|might)|recently viewed|popular|trending|most read|people also|frequently bought|latest (?:news|posts|articles)|other (?:products|articles)|featured|up next|further reading|see also|read next|complete the look|pairs well"),
          cue("review", "reviews?\\b|ratings?\\b|testimonials?|out of 5|verified|helpful\\?"),
          cue(
              "detail",
              "description|details|features|specifications?|specs\\b|overview|about (?:this|the)|ingredients|materials?|dimensions|what.s (?:included|in the box)|benefits|how (?:it works|to use)|size (?:guide|chart)|care\\b"),
          cue(
              "legal",
              "copyright|\u00a9|all rights reserved|privacy|terms (?:of|and|&)|cookies?\\b|disclaimer|accessibility|trademark|imprint|sitemap|do not sell"),
          cue(
              "ask",
              "sign ?up|subscribe|newsletter|log ?in|sign ?in|register|e-?mail|join (?:us|now|the|our)|create (?:an )?account|unsubscribe|password|your (?:name|inbox)|don.t miss|stay (?:in|up|connected)|get (?:the latest|updates)"),
          cue(
              "buy",
              "add to|buy now|shop (?:now|all)|check ?out|quantity|sold out|in stock|out of stock|free shipping|delivery|returns|pre-?order|wish ?list|your (?:cart|bag)|cart\\b|subtotal|notify me|unit price|regular price|sale price|pick ?up|pay (?:in|with)|afterpay|klarna"),
          cue(
              "more",
              "read more|learn more|view (?:all|more)|show (?:more|all|less)|see (?:all|more)|get started|contact (?:us|sales)|book (?:a|an|now)|request|try (?:it|for|free)|start (?:free|your|now|for)|download|explore|discover|find out|load more|continue reading|click here|talk to|watch|apply now"),
          cue(
              "share",
              "share\\b|tweet|facebook|twitter|linkedin|instagram|pinterest|whatsapp|youtube|tiktok|follow us|copy link|print\\b|rss\\b"),
          cue(
              "filter",
              "sort by|filters?\\b|results?\\b|items?\\b|per page|showing|clear (?:all|filters)|refine|relevance|price: |low to high|newest|best sell|page \\d|next\\b|previous|prev\\b|items found|grid|apply\\b|reset\\b"),
          cue(
              "reply",
              "reply|replies|quote\\b|report\\b|like[sd]?\\b|member since|joined|posts:|posted|messages:|last (?:edited|activity|post)|views|upvote|votes?\\b|accepted|answered|asked|edited|op\\b|reputation|badges|solution|permalink|topic|thread|forum"),
          cue(
              "frame",
              "skip to|home\\b|back to|menu|search|close|navigation|contents|toggle|loading|language|english|country|help\\b|support|careers|about us|company|resources|press\\b|customer (?:service|care)|faqs?\\b|blog\\b|gift cards"),
          cue("comment", "comments?\\b|leave a|discussion|responses"),
          cue(
              "byline",
              "^by |written by|published|updated|min(?:ute)?s? read|posted (?:on|by)|author|editor|photo|image|credit|getty|advertis|sponsored"),
          cue(
              "date",
              "\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.? \\d|\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4}|\\b(?:hours?|days?|weeks?|months?|years?) ago|yesterday|today"),
          cue(
              "price",
              "[$\u20ac\u00a3\u00a5\u20b9] ?\\d|\\d ?(?:\u20ac|usd|eur|gbp|kr\\b|z\u0142)|\\b(?:usd|eur|gbp) ?\\d"),
          cue(
              "question",
              "\\?$|^(?:how|what|why|when|where|who|can|do|does|is|are|will|should)\\b"));

  private static final List<String> NAMES = CUES.stream().map(Cue::name).toList();

  private static final Finder FINDER =
      Finder.of(CUES.stream().map(Cue::pattern).toArray(String[]::new));

  /** How many cues there are. */
  static final int COUNT = CUES.size();

  private Cues() {}

  private static Cue cue(String name, String words) {
    return new Cue(name, words);
  }

  static List<String> names() {
    return NAMES;
  }

  /** The cues of a line as a bit mask; none for long text. */
  static int of(String text) {
    if (text.length() > MAX_LENGTH) {
      return 0;
    }
    return FINDER.findAll(text.toLowerCase(Locale.ROOT));
  }
}
