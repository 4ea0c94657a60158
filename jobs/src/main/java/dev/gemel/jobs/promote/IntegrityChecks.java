package dev.gemel.jobs.promote;

import static dev.gemel.jobs.promote.Outcome.FAIL;
import static dev.gemel.jobs.promote.Outcome.INCONCLUSIVE;
import static dev.gemel.jobs.promote.Outcome.PASS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the figures are about the model that would be served. */
final class IntegrityChecks {
  private static final int SHORT = 12;

  private IntegrityChecks() {}

  static List<Check> of(Evidence evidence, GateRules rules) {
    Integrity integrity = evidence.integrity();
    List<Check> checks = new ArrayList<>();
    checks.add(digests(integrity));
    checks.add(template(integrity));
    checks.add(disjoint(integrity));
    if (evidence.verdicts() > 0) {
      checks.add(parsed(evidence, rules.limits().maxUnparsable()));
    }
    return checks;
  }

  private static Check digests(Integrity integrity) {
    String name = "integrity.digests";
    String asked = "every file as registered";
    if (integrity.unread() != null || integrity.files() == 0) {
      String why = integrity.unread() == null ? "no file is registered" : integrity.unread();
      return new Check(name, INCONCLUSIVE, "not compared", asked, why + ".");
    }
    String measured =
        integrity.files() - integrity.broken().size() + " of " + integrity.files() + " files";
    return integrity.broken().isEmpty()
        ? new Check(name, PASS, measured, asked, "The files are those that were registered.")
        : new Check(
            name,
            FAIL,
            measured,
            asked,
            "Missing or changed since training: %s; train again or restore them."
                .formatted(String.join(", ", integrity.broken())));
  }

  private static Check template(Integrity integrity) {
    String name = "integrity.template";
    String asked = "one chat template";
    String trained = integrity.trainedTemplate();
    String evaluated = integrity.evaluatedTemplate();
    String served = integrity.servedTemplate();
    String measured = "%s, %s, %s".formatted(shown(trained), shown(evaluated), shown(served));
    if (differs(trained, evaluated) || differs(trained, served)) {
      String where = differs(trained, evaluated) ? "evaluated" : "served";
      return new Check(
          name,
          FAIL,
          measured,
          asked,
          "The model is %s with another chat template than it was trained with; use one template."
              .formatted(where));
    }
    if (evaluated == null || served == null) {
      return new Check(
          name,
          INCONCLUSIVE,
          measured,
          asked,
          "The chat template of %s is not known; name it in evaluate.template-sha256 or use a local folder."
              .formatted(evaluated == null ? "the evaluation" : "the served folder"));
    }
    return new Check(
        name, PASS, measured, asked, "Training, evaluation and serving use the same template.");
  }

  private static boolean differs(String trained, @Nullable String other) {
    return other != null && !other.equals(trained);
  }

  private static String shown(@Nullable String digest) {
    return digest == null ? "?" : digest.substring(0, Math.min(SHORT / 2, digest.length()));
  }

  private static Check disjoint(Integrity integrity) {
    long shared = integrity.sharedClusters();
    return new Check(
        "integrity.disjoint",
        shared == 0 ? PASS : FAIL,
        shared + " shared clusters",
        "none",
        shared == 0
            ? "No document, nor a near-duplicate of one, is both trained on and tested on."
            : "Documents of the test set were trained on; evaluate on a release that holds them out.");
  }

  private static Check parsed(Evidence evidence, double limit) {
    double share = (double) evidence.unparsable() / evidence.verdicts();
    boolean ok = share <= limit;
    return new Check(
        "integrity.judge",
        ok ? PASS : FAIL,
        String.format(Locale.ROOT, "%d of %d unread", evidence.unparsable(), evidence.verdicts()),
        String.format(Locale.ROOT, "at most %.1f %%", limit * 100),
        ok
            ? "The judge's verdicts could be read; those that could not count as lost."
            : "Too many of the judge's verdicts could not be read; use another judge.");
  }
}
