package dev.gemel.jobs.promote;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.EvaluationTables;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Judges a candidate and, when it passes, makes it champion; or goes back to the previous champion.
 * The decision is a row of {@code models.gates}; the registry's aliases follow it, and when a run
 * was cut in between, the next one brings them to the table. The same evaluations under the same
 * rules are judged once.
 */
public final class PromoteJob implements Job {
  private final PromoteConfig config;
  private String text = "";

  public PromoteJob(PromoteConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "promote";
  }

  @Override
  public List<Table> inputs() {
    return List.of(EvaluationTables.EVALUATIONS, GoldTables.RELEASES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(EvaluationTables.GATES);
  }

  @Override
  public List<String> summary() {
    return text.lines().toList();
  }

  @Override
  public JobReport run(JobContext context) {
    String model = config.registry().model();
    ModelRegistry registry = config.registry().open();
    Ledger ledger = new Ledger(context.lake(), context.spark(), model);
    Aliases aliases = new Aliases(registry, model);
    Standing decided = ledger.standing();
    boolean repaired = decided != null && aliases.follow(decided);
    Standing now = decided == null ? aliases.standing() : decided;
    JobReport report =
        config.rollback()
            ? rollback(context, ledger, aliases, now)
            : judge(context, ledger, aliases, now, registry);
    return report.with("aliases_repaired", repaired ? 1 : 0);
  }

  private JobReport rollback(JobContext context, Ledger ledger, Aliases aliases, Standing now) {
    if (now.champion() == null || now.previous() == null) {
      throw new GemelException(
          "there is nothing to roll back to: %s has had %s champion"
              .formatted(config.registry().model(), now.champion() == null ? "no" : "only one"));
    }
    Standing after = now.rolledBack();
    ledger.rollback(context.runId(), after, context.startedAt());
    aliases.follow(after);
    text =
        "rolled back: champion is %s, previous is %s".formatted(after.champion(), after.previous());
    return JobReport.of(1, 1, 0, 0).with("rollbacks", 1);
  }

  private JobReport judge(
      JobContext context, Ledger ledger, Aliases aliases, Standing now, ModelRegistry registry) {
    ModelVersion candidate = candidate(registry);
    Cases cases = new Cases(context.lake(), context.spark(), config);
    String opponent = opponent(now, candidate, registry);
    Cases.Case found = cases.find(candidate.version(), opponent);
    Integrity integrity = cases.integrity(found, candidate, registry);
    String key = found.key(integrity, config.rules());
    Row known = ledger.find(key);
    if (known != null) {
      return again(known, now);
    }
    double spent = ledger.spent(found.candidate().testDigest(), key);
    GateReport report = Gate.judge(cases.evidence(found, integrity, spent), config.rules());
    boolean passed =
        report.outcome() == Outcome.PASS && !candidate.version().equals(now.champion());
    // Better than something else is no reason to replace a champion.
    boolean promoted = passed && (now.champion() == null || opponent.equals(now.champion()));
    Standing after = promoted ? now.promoted(candidate.version()) : now;
    ledger.gate(key, report, config.rules(), after, context.startedAt());
    registry.tag(
        candidate.name(),
        candidate.version(),
        Map.of("gate", report.outcome().name(), "gate_key", key));
    aliases.follow(after);
    text =
        report.text()
            + (promoted ? "champion is " + after.champion() : champion(now))
            + (passed && !promoted
                ? ": %s was measured against %s; run gemel evaluate --model %s --against %s, then gemel promote"
                    .formatted(candidate.version(), opponent, candidate.version(), now.champion())
                : "");
    return JobReport.of(1, 1, 0, 0).with(report.outcome().name().toLowerCase(Locale.ROOT), 1);
  }

  /** Judged before: no test is spent again, and what was rolled back since stays so. */
  private JobReport again(Row known, Standing now) {
    String outcome = known.getAs("outcome");
    text =
        known.<String>getAs("report")
            + "judged before, on %s; ".formatted(known.<Object>getAs("decided_at"))
            + champion(now);
    return JobReport.of(1, 0, 1, 0).with(outcome.toLowerCase(Locale.ROOT), 1);
  }

  private static String champion(Standing now) {
    return now.champion() == null
        ? "there is no champion yet"
        : "the champion stays " + now.champion();
  }

  private ModelVersion candidate(ModelRegistry registry) {
    String model = config.registry().model();
    String asked = config.candidate();
    if (asked == null) {
      return registry
          .find(model, Alias.CANDIDATE)
          .orElseThrow(
              () ->
                  new ConfigException(
                      "the alias candidate of %s points at no version in %s; `gemel train` sets it, or name one: --candidate RUNKEY"
                          .formatted(model, registry)));
    }
    return registry
        .find(model, asked)
        .orElseThrow(
            () ->
                new ConfigException(
                    "--candidate %s is no version of %s in %s; `gemel train` registers versions"
                        .formatted(asked, model, registry)));
  }

  private String opponent(Standing now, ModelVersion candidate, ModelRegistry registry) {
    @Nullable String against = config.against() == null ? now.champion() : config.against();
    Optional<Alias> alias = against == null ? Optional.empty() : Alias.of(against);
    if (alias.isPresent()) {
      against =
          registry.find(candidate.name(), alias.get()).map(ModelVersion::version).orElse(null);
    }
    if (against == null) {
      throw new ConfigException(
          "there is no champion to measure %s against; evaluate it against its base and name that: gemel evaluate --model %s --against BASE, then gemel promote --against BASE"
              .formatted(candidate.version(), candidate.version()));
    }
    return against;
  }
}
