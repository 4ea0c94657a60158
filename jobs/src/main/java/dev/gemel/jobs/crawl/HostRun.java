package dev.gemel.jobs.crawl;

import dev.gemel.jobs.crawl.Outcome.Verdict;
import dev.gemel.jobs.ingest.MediaTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One host's share of a round: its URLs one after another. Used by one thread. */
final class HostRun {
  private static final Logger LOG = LoggerFactory.getLogger(HostRun.class);

  /** After so many requests in a row without an answer the host is left alone until next time. */
  private static final int GIVE_UP = 5;

  private final HostBatch batch;
  private final Round round;
  private final Seen seen;
  private final HostQueue queue;
  private final Http http;
  private final Consumer<Row> out;
  private final Patience patience;
  private final RobotsReader robots;
  private final Outcome outcome;
  private final Pace pace;
  private final Map<String, RobotsRules> rules = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private int unanswered;

  HostRun(HostBatch batch, Round round, Seen seen, Http http, Consumer<Row> out) {
    this.batch = batch;
    this.round = round;
    this.seen = seen;
    this.queue = new HostQueue(batch, round, seen);
    this.http = http;
    this.out = out;
    this.patience = new Patience(round.policy());
    this.robots = new RobotsReader(round, http, patience, out, queue::offer);
    this.outcome = new Outcome(round);
    this.pace = new Pace(round.policy().maxDelay(), batch.lastAsked());
  }

  /**
   * Asks for the host's URLs, at least one, until {@code time} is over; each leaves a row for each
   * request.
   */
  void run(TimeBox time) throws InterruptedException {
    Target target = queue.poll();
    while (target != null && unanswered < GIVE_UP) {
      follow(target);
      target = time.isOver() ? null : queue.poll();
    }
    for (; target != null; target = queue.poll()) {
      if (asked.add(target.url())) {
        out.accept(outcome.unasked(target, Verdict.of(State.DEFERRED, "host_failing")));
      }
    }
  }

  private void follow(Target first) throws InterruptedException {
    Set<String> chain = new LinkedHashSet<>();
    @Nullable Target target = first;
    while (target != null && asked.add(target.url())) {
      chain.add(target.url());
      target = ask(target, chain);
    }
  }

  /** Asks for one URL; returns the next hop when it redirects to this host. */
  private @Nullable Target ask(Target target, Set<String> chain) throws InterruptedException {
    RobotsRules allowed = rules(target.url());
    if (!allowed.allows(target.url())) {
      String reason = allowed.denial() == null ? "robots_disallow" : allowed.denial();
      out.accept(outcome.unasked(target, Verdict.of(State.DENIED, reason)));
      return null;
    }
    pace.await(allowed.delay());
    Patience.Asked got = patience.ask(() -> get(target));
    pace.asked(got.answer());
    unanswered = got.answer().isUnreachable() ? unanswered + 1 : 0;
    if (got.answer().isRedirect()) {
      return hop(target, got, chain);
    }
    out.accept(row(target, got));
    return null;
  }

  private Answer get(Target target) {
    return http.get(
        target.url(),
        target.known(),
        round.policy().maxBody(),
        type -> MediaTypes.isKept(MediaTypes.of(type), target.url()));
  }

  private RobotsRules rules(String url) throws InterruptedException {
    String origin = Origins.origin(url);
    RobotsRules known = rules.get(origin);
    if (known == null) {
      KnownRobots stored = batch.robots().getOrDefault(origin, KnownRobots.NONE);
      known = robots.read(origin, stored, pace);
      rules.put(origin, known);
    }
    return known;
  }

  private @Nullable Target hop(Target target, Patience.Asked got, Set<String> chain) {
    String location = String.valueOf(got.answer().headers().location());
    @Nullable String next = Origins.resolve(target.url(), location);
    @Nullable Verdict end = end(next, chain);
    if (end != null || next == null) {
      Verdict verdict = end == null ? Verdict.of(State.FAILED, "bad_redirect") : end;
      out.accept(outcome.bodiless(target, got, verdict));
      return null;
    }
    out.accept(outcome.bodiless(target, got, new Verdict(State.REDIRECTED, null, next)));
    // Another host has its own task, and a URL asked for before its own row.
    boolean here = Origins.host(next).equals(batch.host()) && !seen.asked().contains(next);
    return here ? new Target(next, target.depth(), target.url(), batch.landings().get(next)) : null;
  }

  /** Why a chain of redirects ends here; null when it goes on. */
  private @Nullable Verdict end(@Nullable String next, Set<String> chain) {
    if (next == null) {
      return Verdict.of(State.FAILED, "bad_redirect");
    }
    if (chain.contains(next)) {
      return new Verdict(State.FAILED, "redirect_loop", next);
    }
    if (chain.size() > round.policy().maxRedirects()) {
      return new Verdict(State.FAILED, "too_many_redirects", next);
    }
    if (!round.admission().inScope(next)) {
      return new Verdict(State.DENIED, "out_of_scope", next);
    }
    return round.admission().call(next) ? null : new Verdict(State.DENIED, "not_admitted", next);
  }

  private Row row(Target target, Patience.Asked got) {
    Answer answer = got.answer();
    if (answer.reason() != null) {
      return outcome.bodiless(target, got, Verdict.of(State.FAILED, answer.reason()));
    }
    if (answer.truncated()) {
      return outcome.bodiless(target, got, Verdict.of(State.FAILED, "body_too_large"));
    }
    if (answer.is(304) && target.known() != null) {
      return outcome.bodiless(target, got, Verdict.of(State.NOT_MODIFIED));
    }
    if (answer.is(200)) {
      return read(target, got);
    }
    return outcome.bodiless(target, got, refused(answer));
  }

  /** A body that no rule foresaw is one failed URL, not the end of the crawl. */
  private Row read(Target target, Patience.Asked got) {
    Found found;
    try {
      found = Found.in(target.url(), got.answer());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("could not read the body of {}: {}", target.url(), e.toString());
      return outcome.bodiless(target, got, Verdict.of(State.FAILED, "unreadable_body"));
    }
    queue.offer(target, found);
    return outcome.page(target, got, found);
  }

  private Verdict refused(Answer answer) {
    if (patience.isTooLong(answer)) {
      return Verdict.of(State.DEFERRED, "retry_after");
    }
    State state = answer.is(410) ? State.GONE : State.FAILED;
    return Verdict.of(state, "http_" + answer.status());
  }
}
