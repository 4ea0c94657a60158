package dev.gemel.jobs.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code README.md} of a release: a dataset card whose head names the data files, so that the
 * folder loads by itself with Hugging Face datasets.
 */
final class Card {
  private Card() {}

  static String write(Facts facts) {
    return """
        ---
        %sconfigs:
        %s---

        # %s

        Training data for a twin of %s, made by Gemel %s on %s.
        Release `%s`: the digest of its rows. The same rows always give this digest.

        | | train | test |
        |---|---|---|
        | instructions (`sft/`) | %d | %d |
        | preferences (`dpo/`) | %d | %d |

        A side without rows has no file.

        - Languages: %s
        - Generators: %s
        - Prompts, with xxh128: %s
        - Made from: %s

        ## Files

        - `sft/*.jsonl`, `sft/*.parquet`: `prompt`, `completion`; `dpo/*.jsonl`, `dpo/*.parquet`: `prompt`, `chosen`, `rejected`. Each is a list of messages with `role` and `content`; there are no other columns.
        - `provenance/*.jsonl`: for each row by its number from 0 (`row`): id, document and text hash, cluster, span, prompt, generator.
        - `manifest.json`: these facts and the SHA-256 of each file.

        ## Checks made

        - No document cluster (a text and its near-duplicates) has rows in both train and test.
        - No test row has an instruction that a training row of either dataset has; left out for that: %d.
        """
        .formatted(
            languages(facts.languages()),
            configs(facts),
            facts.name(),
            String.join(", ", facts.authors()),
            facts.codeVersion(),
            facts.releasedAt(),
            facts.releaseId(),
            facts.count(Part.SFT, "train"),
            facts.count(Part.SFT, "test"),
            facts.count(Part.DPO, "train"),
            facts.count(Part.DPO, "test"),
            String.join(", ", facts.languages()),
            String.join(", ", facts.generators()),
            String.join("; ", facts.prompts()),
            inputs(facts.inputs()),
            facts.leftOut());
  }

  private static String languages(List<String> codes) {
    return codes.stream()
        .filter(c -> !c.equals("und"))
        .map(c -> "- " + c + "\n")
        .reduce((a, b) -> a + b)
        .map(list -> "language:\n" + list)
        .orElse("");
  }

  private static String configs(Facts facts) {
    StringBuilder out = new StringBuilder();
    for (Part part : Part.values()) {
      List<String> splits =
          Part.SPLITS.stream().filter(split -> facts.count(part, split) > 0).toList();
      if (!splits.isEmpty()) {
        out.append("- config_name: ").append(part.folder()).append("\n  data_files:\n");
      }
      for (String split : splits) {
        out.append("  - split: %1$s\n    path: %2$s/%1$s.jsonl\n".formatted(split, part.folder()));
      }
    }
    return out.toString();
  }

  private static String inputs(Map<String, Long> versions) {
    return versions.entrySet().stream()
        .map(e -> "`" + e.getKey() + "` version " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
