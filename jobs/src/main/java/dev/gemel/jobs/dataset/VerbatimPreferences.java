package dev.gemel.jobs.dataset;

import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.Ids;
import dev.gemel.text.passage.Instructions;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A document to preferences without a model: its own passage is chosen, a passage about something
 * else is rejected. The rejected one is of another cluster of the same side, by another author
 * where there is one, of the nearest length class, and of those the one whose hash with the chosen
 * passage is least; never one that shares wording with the chosen passage.
 */
final class VerbatimPreferences implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final Table TABLE = GoldTables.PREFERENCES;

  private final DatasetConfig config;
  private final Broadcast<List<Contrast>> pool;

  VerbatimPreferences(DatasetConfig config, Broadcast<List<Contrast>> pool) {
    this.config = config;
    this.pool = pool;
  }

  @Override
  public Iterator<Row> call(Row document) {
    Source source = Source.of(document);
    List<Draft> drafts = Draft.of(source);
    return drafts.isEmpty()
        ? List.of(Draft.rejectAll(TABLE, source, "no_passage", "the text has no passage"))
            .iterator()
        : drafts.stream().map(this::judge).iterator();
  }

  private Row judge(Draft draft) {
    String unfit = draft.unfit(config);
    if (unfit != null) {
      return draft.reject(TABLE, unfit, draft.words() + " words", null);
    }
    String chosen = draft.passage().text();
    String instruction = Instructions.from(draft.passage(), draft.source().title());
    if (Overlap.leaks(instruction, chosen)) {
      return draft.reject(TABLE, "leaks_answer", instruction, null);
    }
    Contrast worse = contrast(draft, pool.value());
    if (worse == null) {
      String detail = "no other document on the " + draft.source().split() + " side to contrast";
      return draft.reject(TABLE, "no_contrast", detail, null);
    }
    Map<String, String> values =
        Map.of(
            "instruction", instruction,
            "chosen", chosen,
            "rejected", worse.text(),
            "rejected_document_id", worse.documentId(),
            "rejected_document_hash", worse.documentHash());
    return draft.accept(TABLE, config, values, 0);
  }

  /** The worse answer of a passage, or null when the pool has none. */
  static @Nullable Contrast contrast(Draft draft, List<Contrast> pool) {
    Source source = draft.source();
    String chosen = draft.passage().text();
    String hash = Ids.xxh128(chosen);
    int length = Contrast.lengthClass(draft.words());
    return pool.stream()
        .filter(c -> c.split().equals(source.split()) && !c.clusterId().equals(source.clusterId()))
        .map(c -> new Ranked(c, source.authorId(), length, hash))
        .sorted(Ranked.ORDER)
        .map(Ranked::contrast)
        .filter(c -> !Overlap.near(chosen, c.text()))
        .findFirst()
        .orElse(null);
  }

  private record Ranked(Contrast contrast, boolean sameAuthor, int distance, String hash) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparing(Ranked::sameAuthor)
            .thenComparingInt(Ranked::distance)
            .thenComparing(Ranked::hash);

    Ranked(Contrast contrast, String authorId, int length, String chosenHash) {
      this(
          contrast,
          contrast.authorId().equals(authorId),
          Math.abs(contrast.lengthClass() - length),
          Ids.xxh128(contrast.hash() + "/" + contrast.documentId() + "/" + chosenHash));
    }
  }
}
