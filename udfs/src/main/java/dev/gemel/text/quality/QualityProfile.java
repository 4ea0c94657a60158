package dev.gemel.text.quality;

import dev.gemel.text.Ids;
import dev.gemel.text.lang.LanguageIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A named, versioned list of quality rules; data, not code, so that a dataset can say which rules
 * it passed. Gemel's own follow Gopher (Rae et al., arXiv 2112.11446, appendix A1.1) and C4 (Raffel
 * et al., arXiv 1910.10683), adapted to what one person writes: code does not count as prose. Those
 * named after an engine give that engine's verdict: the first reason is the one it gives, if it
 * gives one only.
 *
 * @param name for example {@code personal-writing@gemel}
 * @param version grows whenever a rule or a signal changes its meaning
 * @param source who measures the signals
 * @param rules checked in this order, all of them
 */
public record QualityProfile(
    String name, int version, SignalSource source, List<QualityRule> rules) {
  /**
   * Copies the rules. Two rules of one key, and a rule about a signal that the source does not
   * measure, are errors.
   */
  public QualityProfile {
    rules = List.copyOf(rules);
    Set<String> keys = new LinkedHashSet<>();
    for (QualityRule rule : rules) {
      if (!keys.add(rule.reason() + rule.bound())) {
        throw new IllegalArgumentException(
            "profile %s has two rules called %s".formatted(name, rule.reason()));
      }
      if (!source.names().contains(rule.signal())) {
        throw new IllegalArgumentException(
            "profile %s: rule %s is about %s, which %s does not measure; it measures %s"
                .formatted(name, rule.reason(), rule.signal(), source, source.names()));
      }
    }
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return List.copyOf(Profiles.ALL.keySet());
  }

  /**
   * A profile of this library.
   *
   * @throws IllegalArgumentException for an unknown name; the message lists the known ones
   */
  public static QualityProfile named(String name) {
    QualityProfile profile = Profiles.ALL.get(name);
    if (profile == null) {
      throw new IllegalArgumentException(
          "unknown quality profile %s; known: %s".formatted(name, names()));
    }
    return profile;
  }

  /** The reason codes, in order. */
  public List<String> reasons() {
    return rules.stream().map(QualityRule::reason).distinct().toList();
  }

  /**
   * What {@link #withThresholds} calls each rule: its reason, and {@code .min} or {@code .max}
   * behind it where two rules share the reason.
   */
  public List<String> keys() {
    return rules.stream().map(this::key).toList();
  }

  private String key(QualityRule rule) {
    boolean alone = rules.stream().filter(r -> r.reason().equals(rule.reason())).count() == 1;
    return alone
        ? rule.reason()
        : rule.reason() + "." + rule.bound().name().toLowerCase(Locale.ROOT);
  }

  /** A digest of name, version and rules, for provenance: 32 hex digits. */
  public String digest() {
    return Ids.xxh128(toString());
  }

  /**
   * This profile with other thresholds, by rule, named as {@link #keys()} has them.
   *
   * @throws IllegalArgumentException for an unknown rule; the message lists the known ones
   */
  public QualityProfile withThresholds(Map<String, Double> thresholds) {
    requireKnown(thresholds.keySet(), keys());
    List<QualityRule> changed = new ArrayList<>();
    for (QualityRule rule : rules) {
      Double threshold = thresholds.get(key(rule));
      changed.add(threshold == null ? rule : rule.withThreshold(threshold));
    }
    return new QualityProfile(name, version, source, changed);
  }

  /**
   * This profile without some rules, by reason code.
   *
   * @throws IllegalArgumentException for an unknown rule; the message lists the known ones
   */
  public QualityProfile without(Set<String> reasons) {
    requireKnown(reasons, reasons());
    List<QualityRule> kept = rules.stream().filter(r -> !reasons.contains(r.reason())).toList();
    return new QualityProfile(name, version, source, kept);
  }

  /** Assesses a text whose language is not known yet; it is identified only if it matters. */
  public Verdict assess(String text) {
    return assess(text, null);
  }

  /**
   * Assesses a text.
   *
   * @param language its ISO 639-1 code, or null if not known
   */
  public Verdict assess(String text, @Nullable String language) {
    SignalSource.Measured measured = source.measure(text);
    SortedMap<String, Double> signals = measured.signals();
    Set<String> failed = new LinkedHashSet<>();
    for (QualityRule rule : rules) {
      boolean accepted = rule.accepts(value(signals, rule.signal()));
      if (!accepted && isFor(rule.scope(), signals, text, language)) {
        failed.add(rule.reason());
      }
    }
    boolean keep = failed.isEmpty();
    return new Verdict(keep, List.copyOf(failed), signals, keep ? measured.text() : null);
  }

  private static boolean isFor(
      QualityRule.Scope scope,
      SortedMap<String, Double> signals,
      String text,
      @Nullable String language) {
    return switch (scope) {
      case ALL -> true;
      case SPACED -> value(signals, Signals.UNSPACED_LETTER_RATIO) < 0.5;
      case ENGLISH ->
          (language == null ? LanguageIdentifier.identify(text).code() : language).equals("en");
    };
  }

  private static double value(SortedMap<String, Double> signals, String name) {
    return Objects.requireNonNull(signals.get(name), name);
  }

  private void requireKnown(Set<String> wanted, List<String> known) {
    for (String rule : wanted) {
      if (!known.contains(rule)) {
        throw new IllegalArgumentException(
            "profile %s has no rule %s; known: %s".formatted(name, rule, known));
      }
    }
  }
}
