package dev.gemel.jobs.cli;

import static dev.gemel.jobs.cli.JobOption.flag;
import static dev.gemel.jobs.cli.JobOption.list;
import static dev.gemel.jobs.cli.JobOption.map;
import static dev.gemel.jobs.cli.JobOption.one;

import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.crawl.CrawlConfig;
import dev.gemel.jobs.crawl.CrawlJob;
import dev.gemel.jobs.dataset.DatasetConfig;
import dev.gemel.jobs.dataset.InstructJob;
import dev.gemel.jobs.dataset.PreferJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.EmbedJob;
import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.evaluate.EvaluateConfig;
import dev.gemel.jobs.evaluate.EvaluateJob;
import dev.gemel.jobs.ingest.ImportConfig;
import dev.gemel.jobs.ingest.ImportJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.promote.PromoteConfig;
import dev.gemel.jobs.promote.PromoteJob;
import dev.gemel.jobs.release.ReleaseConfig;
import dev.gemel.jobs.release.ReleaseJob;
import dev.gemel.jobs.train.Training;
import java.util.List;

/** The jobs, in the order of the flow. */
final class JobDefinitions {
  static final JobDefinition CRAWL =
      new JobDefinition(
          "crawl",
          "Crawls the seeds' sites into bronze.fetches and bronze.pages.",
          "crawl --seed https://example.org/ --author \"Ada Lovelace\"",
          List.of(
              list("--seed", "crawl.seeds", "URL to start from; repeatable."),
              one("--author", "crawl.author", "Author of pages that name none."),
              one("--max-pages", "crawl.max-pages", "Pages to ask for at most."),
              one("--delay", "crawl.delay", "Pause between requests to one host, such as 500ms.")),
          s -> new CrawlJob(CrawlConfig.from(s)));

  static final JobDefinition IMPORT =
      new JobDefinition(
          "import",
          "Imports JSON lines, Parquet or WARC files into bronze.pages.",
          "import --input articles.jsonl --field title=content.Title --author \"Ada Lovelace\"",
          List.of(
              one("--input", "import.path", "File, folder or glob."),
              one(
                  "--format",
                  "import.format",
                  "jsonl, parquet or warc; by the ending when absent."),
              map("--field", "import.fields", "Where a standard field is found in a record."),
              one(
                  "--content-type",
                  "import.content-type",
                  "text/plain, text/markdown or text/html."),
              one("--author", "import.author", "Author of records that name none.")),
          s -> new ImportJob(ImportConfig.from(s)));

  static final JobDefinition LOAD =
      new JobDefinition(
          "load",
          "Standardises pages into MongoDB: articles, posts, repositories, authors.",
          "load",
          List.of(),
          s -> new LoadJob(LoadConfig.from(s)));

  static final JobDefinition CLEAN =
      new JobDefinition(
          "clean",
          "Extracts, normalises and judges the documents of MongoDB into silver.documents.",
          "clean",
          List.of(),
          s -> new CleanJob(CleanConfig.from(s)));

  static final JobDefinition DEDUP =
      new JobDefinition(
          "dedup",
          "Finds exact and near duplicates; writes silver.signatures and silver.duplicates.",
          "dedup",
          List.of(),
          s -> new DedupJob(DedupConfig.from(s)));

  static final JobDefinition INSTRUCT =
      new JobDefinition(
          "instruct",
          "Makes instruction and answer pairs: gold.instructions.",
          "instruct",
          List.of(),
          s -> new InstructJob(DatasetConfig.from(s, "instruct")));

  static final JobDefinition PREFER =
      new JobDefinition(
          "prefer",
          "Makes preference triples: gold.preferences.",
          "prefer",
          List.of(),
          s -> new PreferJob(DatasetConfig.from(s, "prefer")));

  static final JobDefinition RELEASE =
      new JobDefinition(
          "release",
          "Freezes the datasets as an immutable, digested release with a card and files for TRL.",
          "release --name first --export ./dataset",
          List.of(
              one("--name", "release.name", "Name of the release; its digest when absent."),
              one("--export", "release.export", "Folder to copy the release's files to.")),
          s -> new ReleaseJob(ReleaseConfig.from(s)));

  static final JobDefinition EMBED =
      new JobDefinition(
          "embed",
          "Chunks and embeds documents into gold.chunks and Qdrant.",
          "embed",
          List.of(),
          s -> new EmbedJob(EmbedConfig.from(s)));

  static final JobDefinition TRAIN =
      new JobDefinition(
          "train",
          "Trains a base model on a release: a candidate in the model registry, models.runs.",
          "train --base smollm2-135m-instruct --recipe tiny --stage sft+dpo",
          List.of(
              one("--release", "train.release", "Name or digest of a release; else the newest."),
              one("--base", "train.base", "A model's folder, or a name of `gemel models list`."),
              one("--recipe", "train.recipe", "laptop, llm-twin, tiny, or a file of your own."),
              one("--stage", "train.stage", "sft, dpo or sft+dpo (default: sft)."),
              one("--backend", "train.backend", "local or spark (default: local).")),
          s -> Training.job(s, System.err));

  static final JobDefinition EVALUATE =
      new JobDefinition(
          "evaluate",
          "Has a model answer a release's test split and scores the answers, with intervals.",
          "evaluate --model candidate --against champion",
          List.of(
              one("--model", "evaluate.model", "Alias, run key, folder, or name at the endpoint."),
              one("--against", "evaluate.against", "Another model, to compare with."),
              one("--release", "evaluate.release", "Name or digest of the release.")),
          s -> new EvaluateJob(EvaluateConfig.from(s), RetrievalConfig.from(s)));

  static final JobDefinition PROMOTE =
      new JobDefinition(
          "promote",
          "The gate: judges a candidate by its evaluations; one that passes becomes champion.",
          "promote --candidate RUNKEY",
          List.of(
              one("--candidate", "promote.candidate", "Run key; the alias candidate when absent."),
              one("--against", "promote.against", "An evaluated model; the champion when absent."),
              flag("--rollback", "promote.rollback", "Goes back to the previous champion.")),
          s -> new PromoteJob(PromoteConfig.from(s)));

  /** After the pages are in: the order of {@code gemel run}. */
  static final List<JobDefinition> AFTER_PAGES =
      List.of(LOAD, CLEAN, DEDUP, EMBED, INSTRUCT, PREFER, RELEASE);

  /** Every job. */
  static final List<JobDefinition> ALL =
      List.of(
          CRAWL, IMPORT, LOAD, CLEAN, DEDUP, EMBED, INSTRUCT, PREFER, RELEASE, TRAIN, EVALUATE,
          PROMOTE);

  private JobDefinitions() {}
}
