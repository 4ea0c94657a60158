package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.gemel.text.Ids;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Passages that worse answers are taken from: of each side, author and length class the {@value
 * #PER_CLASS} with the smallest text hash, at most {@value #PER_CLUSTER} of a cluster, so that the
 * pool is bounded, stable and never of one cluster only while there are others.
 */
final class ContrastPool {
  static final int PER_CLASS = 64;
  static final int PER_CLUSTER = 4;

  private static final StructType SCHEMA =
      new StructType()
          .add("document_id", DataTypes.StringType)
          .add("document_hash", DataTypes.StringType)
          .add("cluster_id", DataTypes.StringType)
          .add("split", DataTypes.StringType)
          .add("author_id", DataTypes.StringType)
          .add("length_class", DataTypes.IntegerType)
          .add("hash", DataTypes.StringType)
          .add("text", DataTypes.StringType);

  private ContrastPool() {}

  /** The pool's rows, from the documents of a dataset. */
  static Dataset<Row> transform(Dataset<Row> documents, DatasetConfig config) {
    WindowSpec kind = Window.partitionBy("split", "author_id", "length_class");
    WindowSpec cluster = Window.partitionBy("split", "author_id", "length_class", "cluster_id");
    return documents
        .flatMap(new Cut(config), Encoders.row(SCHEMA))
        .withColumn("n", row_number().over(cluster.orderBy(asc("hash"), asc("document_id"))))
        .filter(col("n").leq(PER_CLUSTER))
        .withColumn("n", row_number().over(kind.orderBy(asc("hash"), asc("document_id"))))
        .filter(col("n").leq(PER_CLASS))
        .drop("n");
  }

  /** The rows as values, ordered by hash. */
  static List<Contrast> collect(Dataset<Row> pool) {
    return pool.collectAsList().stream()
        .map(ContrastPool::contrast)
        .sorted(Comparator.comparing(Contrast::hash).thenComparing(Contrast::documentId))
        .toList();
  }

  private static Contrast contrast(Row row) {
    return new Contrast(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7));
  }

  /** A document to its usable passages. */
  private static final class Cut implements FlatMapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private final DatasetConfig config;

    Cut(DatasetConfig config) {
      this.config = config;
    }

    @Override
    public Iterator<Row> call(Row document) {
      return Draft.of(Source.of(document)).stream()
          .filter(d -> d.unfit(config) == null)
          .map(Cut::row)
          .iterator();
    }

    private static Row row(Draft draft) {
      Source source = draft.source();
      String text = draft.passage().text();
      return RowFactory.create(
          source.documentId(),
          source.documentHash(),
          source.clusterId(),
          source.split(),
          source.authorId(),
          Contrast.lengthClass(draft.words()),
          Ids.xxh128(text),
          text);
    }
  }
}
