package dev.gemel.jobs.dataset;

import dev.gemel.jobs.table.Table;
import dev.gemel.text.Ids;
import dev.gemel.text.block.Words;
import dev.gemel.text.passage.Passage;
import dev.gemel.text.passage.Passages;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One passage on its way to rows of a dataset or to a reason why it gives none.
 *
 * @param source its document
 * @param passage the passage
 */
record Draft(Source source, Passage passage) {
  private static final int MAX_ORIGINAL = 4_000;

  /** The table's columns, then record_id, reason, detail and original, null for a good row. */
  static StructType schema(Table table) {
    return table
        .schema()
        .add("record_id", DataTypes.StringType)
        .add("reason", DataTypes.StringType)
        .add("detail", DataTypes.StringType)
        .add("original", DataTypes.StringType);
  }

  /** The passages of a document, in order. */
  static List<Draft> of(Source source) {
    return Passages.split(source.markdown()).stream().map(p -> new Draft(source, p)).toList();
  }

  /** Why the passage cannot be used at all: its length; null when it can. */
  @Nullable String unfit(DatasetConfig config) {
    int words = words();
    if (words < config.minWords()) {
      return "too_short";
    }
    return words > config.maxWords() ? "too_long" : null;
  }

  int words() {
    return Words.count(passage.text());
  }

  /**
   * A good row.
   *
   * @param values instruction and answers, by column
   * @param position of several rows of one passage, from 0
   */
  Row accept(Table table, DatasetConfig config, Map<String, ?> values, int position) {
    StructType schema = schema(table);
    Object[] row = new Object[schema.length()];
    provenance(schema, row, config);
    values.forEach((column, value) -> row[schema.fieldIndex(column)] = value);
    String name =
        String.join(
            "/",
            source.documentId(),
            passage.start() + "-" + passage.end(),
            Ids.xxh128(passage.text()),
            config.rulesVersion(),
            Integer.toString(position));
    row[0] = Ids.uuid5(config.job(), name);
    return RowFactory.create(row);
  }

  /** A verdict on the passage. */
  Row reject(Table table, String reason, @Nullable String detail, @Nullable String original) {
    String recordId = source.documentId() + "#" + passage.start() + "-" + passage.end();
    return verdict(table, source, recordId, reason, detail, original);
  }

  /** A verdict on one of several rows of the passage. */
  Row reject(Table table, int position, String reason, @Nullable String detail, String original) {
    String recordId =
        source.documentId() + "#" + passage.start() + "-" + passage.end() + "#" + position;
    return verdict(table, source, recordId, reason, detail, original);
  }

  /** A verdict on a whole document. */
  static Row rejectAll(Table table, Source source, String reason, String detail) {
    return verdict(table, source, source.documentId(), reason, detail, null);
  }

  private static Row verdict(
      Table table,
      Source source,
      String recordId,
      String reason,
      @Nullable String detail,
      @Nullable String original) {
    StructType schema = schema(table);
    Object[] row = new Object[schema.length()];
    row[schema.fieldIndex("document_id")] = source.documentId();
    row[schema.fieldIndex("document_hash")] = source.documentHash();
    row[schema.fieldIndex("record_id")] = recordId;
    row[schema.fieldIndex("reason")] = reason;
    row[schema.fieldIndex("detail")] = detail;
    row[schema.fieldIndex("original")] =
        original == null ? null : original.substring(0, Math.min(original.length(), MAX_ORIGINAL));
    return RowFactory.create(row);
  }

  private void provenance(StructType schema, Object[] row, DatasetConfig config) {
    LlmConfig llm = config.llm();
    row[schema.fieldIndex("document_id")] = source.documentId();
    row[schema.fieldIndex("cluster_id")] = source.clusterId();
    row[schema.fieldIndex("split")] = source.split();
    row[schema.fieldIndex("author_id")] = source.authorId();
    row[schema.fieldIndex("author")] = source.author();
    row[schema.fieldIndex("language")] = source.language();
    row[schema.fieldIndex("method")] = config.method();
    row[schema.fieldIndex("generator")] = config.generator();
    row[schema.fieldIndex("prompt_id")] = config.promptId();
    row[schema.fieldIndex("prompt_digest")] = config.promptDigest();
    row[schema.fieldIndex("temperature")] = llm == null ? null : llm.temperature();
    row[schema.fieldIndex("seed")] = llm == null ? null : (long) llm.seed();
    row[schema.fieldIndex("heading_path")] = passage.headingPath().toArray(String[]::new);
    row[schema.fieldIndex("start")] = passage.start();
    row[schema.fieldIndex("end")] = passage.end();
    row[schema.fieldIndex("document_hash")] = source.documentHash();
    row[schema.fieldIndex("rules_version")] = config.rulesVersion();
  }
}
