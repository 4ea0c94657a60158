package dev.gemel.jobs.dataset;

import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.passage.Instructions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** A document to instructions that its own passages answer, made without a model. */
final class VerbatimInstructions implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final Table TABLE = GoldTables.INSTRUCTIONS;

  private final DatasetConfig config;

  VerbatimInstructions(DatasetConfig config) {
    this.config = config;
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
    String answer = draft.passage().text();
    String instruction = Instructions.from(draft.passage(), draft.source().title());
    if (Overlap.leaks(instruction, answer)) {
      return draft.reject(TABLE, "leaks_answer", instruction, null);
    }
    return draft.accept(TABLE, config, Map.of("instruction", instruction, "answer", answer), 0);
  }
}
