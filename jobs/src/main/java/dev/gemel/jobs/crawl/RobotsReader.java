package dev.gemel.jobs.crawl;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Robots.txt of an origin: what this crawl was told before, or a request now. Redirects are
 * followed wherever they lead (RFC 9309, section 2.3.1.2); they leave one row, that of the origin's
 * own file.
 */
final class RobotsReader {
  private static final int MAX_REDIRECTS = 5;

  private final Round round;
  private final Http http;
  private final Patience patience;
  private final Consumer<Row> out;
  private final BiConsumer<Target, Found> links;
  private final Outcome outcome;

  /**
   * @param out takes the row of a request
   * @param links takes what the file leads to
   */
  RobotsReader(
      Round round,
      Http http,
      Patience patience,
      Consumer<Row> out,
      BiConsumer<Target, Found> links) {
    this.round = round;
    this.http = http;
    this.patience = patience;
    this.out = out;
    this.links = links;
    this.outcome = new Outcome(round);
  }

  /** The rules; a request made for them is put out as a row. */
  RobotsRules read(String origin, KnownRobots known, Pace pace) throws InterruptedException {
    String url = Origins.robots(origin);
    return known.asked() ? recall(url, known) : ask(url, known, pace);
  }

  private RobotsRules recall(String url, KnownRobots known) {
    if (known.usable() && known.body() != null) {
      return RobotsRules.parse(url, known.body(), round.policy());
    }
    return isAbsent(known.status())
        ? RobotsRules.absent(round.policy())
        : RobotsRules.unreachable(round.policy());
  }

  private RobotsRules ask(String url, KnownRobots known, Pace pace) throws InterruptedException {
    Target target = new Target(url, 0, null, known.known());
    String place = url;
    Patience.Asked asked = get(place, known.body() == null ? null : known.known(), pace);
    @Nullable String first = null;
    for (int hop = 0; asked.answer().isRedirect() && hop < MAX_REDIRECTS; hop++) {
      @Nullable String next =
          Origins.resolve(place, String.valueOf(asked.answer().headers().location()));
      if (next == null) {
        break;
      }
      first = first == null ? next : first;
      place = next;
      asked = get(place, null, pace);
    }
    return judge(target, asked, known, first);
  }

  private Patience.Asked get(String url, Target.@Nullable Known known, Pace pace)
      throws InterruptedException {
    pace.await(Duration.ZERO);
    Patience.Asked asked =
        patience.ask(() -> http.get(url, known, RobotsRules.MAX_BYTES, type -> true));
    pace.asked(asked.answer());
    return asked;
  }

  private RobotsRules judge(
      Target target, Patience.Asked asked, KnownRobots known, @Nullable String redirect) {
    Answer answer = asked.answer();
    if (answer.is(200) && answer.reason() == null) {
      RobotsRules rules = RobotsRules.parse(target.url(), answer.body(), round.policy());
      Found found = Found.robots(target.url(), rules.sitemaps());
      out.accept(outcome.page(target, asked, found));
      links.accept(target, found);
      return rules;
    }
    if (answer.is(304) && known.body() != null) {
      out.accept(outcome.bodiless(target, asked, Outcome.Verdict.of(State.NOT_MODIFIED)));
      return RobotsRules.parse(target.url(), known.body(), round.policy());
    }
    String reason = answer.reason() == null ? "http_" + answer.status() : answer.reason();
    State state = answer.is(410) ? State.GONE : State.FAILED;
    out.accept(outcome.bodiless(target, asked, new Outcome.Verdict(state, reason, redirect)));
    return isAbsent(answer.status())
        ? RobotsRules.absent(round.policy())
        : RobotsRules.unreachable(round.policy());
  }

  /** Redirects without end count as absence, as 4xx does (RFC 9309, section 2.3.1.2 and .3). */
  private static boolean isAbsent(@Nullable Integer status) {
    return status != null && status >= 300 && status < 500 && status != 429;
  }
}
