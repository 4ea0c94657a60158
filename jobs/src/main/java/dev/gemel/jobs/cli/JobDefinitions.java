package dev.gemel.jobs.cli;

import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.EmbedJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import java.util.List;

/** The jobs of the data half, in the order of the flow. */
final class JobDefinitions {
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

  static final JobDefinition EMBED =
      new JobDefinition(
          "embed",
          "Chunks and embeds documents into gold.chunks and Qdrant.",
          "embed",
          List.of(),
          s -> new EmbedJob(EmbedConfig.from(s)));

  /** After the pages are in: the order of {@code gemel run}. */
  static final List<JobDefinition> AFTER_PAGES = List.of(LOAD, CLEAN, EMBED);

  /** Every job. */
  static final List<JobDefinition> ALL = List.of(LOAD, CLEAN, EMBED);

  private JobDefinitions() {}
}
