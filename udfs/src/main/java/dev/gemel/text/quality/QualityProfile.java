package dev.gemel.text.quality;

import dev.gemel.text.Ids;
import dev.gemel.text.lang.LanguageIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A named, versioned list of quality rules; data, not code, so that a dataset can say which rules
 * it passed. The rules follow Gopher (Rae et al., arXiv 2112.11446, appendix A1.1) and C4 (Raffel
 * et al., arXiv 1910.10683), adapted to what one person writes: code does not count as prose.
 *
 * @param name for example {@code personal-writing@gemel}
 * @param version grows whenever a rule or a signal changes its meaning
 * @param rules checked in this order, all of them
 */
public record QualityProfile(String name, int version, List<QualityRule> rules) {
  /** Copies the rules; two rules of one reason are an error. */
  public QualityProfile {
    rules = List.copyOf(rules);
    Set<String> reasons = new LinkedHashSet<>();
    for (QualityRule rule : rules) {
      if (!reasons.add(rule.reason())) {
        throw new IllegalArgumentException(
            "profile %s has two rules called %s".formatted(name, rule.reason()));
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
    return rules.stream().map(QualityRule::reason).toList();
  }

  /** A digest of name, version and rules, for provenance: 32 hex digits. */
  public String digest() {
    return Ids.xxh128(toString());
  }

  /**
   * This profile with other thresholds, by reason code.
   *
   * @throws IllegalArgumentException for an unknown rule; the message lists the known ones
   */
  public QualityProfile withThresholds(Map<String, Double> thresholds) {
    requireKnown(thresholds.keySet());
    List<QualityRule> changed = new ArrayList<>();
    for (QualityRule rule : rules) {
      Double threshold = thresholds.get(rule.reason());
      changed.add(threshold == null ? rule : rule.withThreshold(threshold));
    }
    return new QualityProfile(name, version, changed);
  }

  /**
   * This profile without some rules, by reason code.
   *
   * @throws IllegalArgumentException for an unknown rule; the message lists the known ones
   */
  public QualityProfile without(Set<String> reasons) {
    requireKnown(reasons);
    List<QualityRule> kept = rules.stream().filter(r -> !reasons.contains(r.reason())).toList();
    return new QualityProfile(name, version, kept);
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
    SortedMap<String, Double> signals = Signals.measure(text);
    List<String> failed = new ArrayList<>();
    for (QualityRule rule : rules) {
      boolean accepted = rule.accepts(value(signals, rule.signal()));
      if (!accepted && isFor(rule.scope(), signals, text, language)) {
        failed.add(rule.reason());
      }
    }
    return new Verdict(failed.isEmpty(), failed, signals);
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

  private void requireKnown(Set<String> reasons) {
    for (String reason : reasons) {
      if (!reasons().contains(reason)) {
        throw new IllegalArgumentException(
            "profile %s has no rule %s; known: %s".formatted(name, reason, reasons()));
      }
    }
  }
}
