package dev.gemel.jobs.crawl;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a crawl has found and not yet asked for, told from the tables alone, so that a cut crawl
 * goes on where it stood.
 */
final class Frontier {
  private static final StructType FOUND =
      new StructType()
          .add("url", DataTypes.StringType)
          .add("depth", DataTypes.IntegerType)
          .add("referrer", DataTypes.StringType);

  private Frontier() {}

  /** The seeds as found URLs of depth 0. */
  static Dataset<Row> seeds(SparkSession spark, List<String> seeds) {
    List<Row> rows = seeds.stream().map(url -> RowFactory.create(url, 0, null)).toList();
    return spark.createDataFrame(rows, FOUND);
  }

  /**
   * The frontier: url, depth, referrer, and of the stored page etag, last_modified, author and
   * stored, which is true where there is one and null where not.
   *
   * @param seeds {@link #seeds}
   * @param asked rows of {@code bronze.fetches} of this crawl
   * @param pages {@code bronze.pages}
   * @param admission which URLs may be asked for
   * @param maxDepth links from a seed
   */
  static Dataset<Row> transform(
      Dataset<Row> seeds,
      Dataset<Row> asked,
      Dataset<Row> pages,
      Admission admission,
      int maxDepth) {
    Column admitted = udf(admission, DataTypes.BooleanType).apply(col("url"));
    Dataset<Row> found =
        seeds
            .union(links(asked, pages))
            .union(redirects(asked))
            .union(usualSitemaps(asked))
            .union(stored(asked, pages));
    Dataset<Row> fresh =
        found
            .filter(col("depth").leq(maxDepth))
            .join(asked.select("url"), new String[] {"url"}, "left_anti")
            .groupBy("url")
            .agg(min(struct("depth", "referrer")).as("first"))
            .filter(col("first.referrer").isNull().or(admitted))
            .select(col("url"), col("first.depth").as("depth"), col("first.referrer"));
    Dataset<Row> stored =
        pages.select(
            col("url"), col("etag"), col("last_modified"), col("author"), lit(true).as("stored"));
    return fresh
        .join(stored, new String[] {"url"}, "left")
        .select("url", "depth", "referrer", "etag", "last_modified", "author", "stored")
        .orderBy(asc("depth"), asc("url"));
  }

  private static Dataset<Row> links(Dataset<Row> asked, Dataset<Row> pages) {
    Column role = coalesce(col("fields").getItem(Found.ROLE), lit(""));
    Column depth =
        when(role.equalTo(Found.ROBOTS), lit(0))
            .when(role.equalTo(Found.SITEMAP_INDEX), col("depth"))
            .when(role.equalTo(Found.SITEMAP), lit(1))
            .otherwise(col("depth").plus(1));
    return asked
        .filter(col("state").isin(State.FETCHED.column(), State.NOT_MODIFIED.column()))
        .select(col("url").as("referrer"), col("depth"))
        .join(pages.select(col("url").as("referrer"), col("outlinks"), col("fields")), "referrer")
        .select(explode(col("outlinks")).as("url"), depth.as("depth"), col("referrer"));
  }

  /**
   * Pages that earlier crawls stored: asked for at once rather than level by level, and even when
   * nothing links to them any more, so that what is gone is noticed.
   */
  private static Dataset<Row> stored(Dataset<Row> asked, Dataset<Row> pages) {
    Dataset<Row> begin = asked.agg(min("fetched_at").as("begin"));
    return pages
        .filter(col("source").equalTo("crawl"))
        .crossJoin(begin)
        .filter(col("begin").isNull().or(col("fetched_at").lt(col("begin"))))
        .select(
            col("url"),
            coalesce(col("depth"), lit(0)).as("depth"),
            coalesce(col("origin"), col("url")).as("referrer"));
  }

  /** Redirects to another host: one link deeper, so that no chain across hosts is endless. */
  private static Dataset<Row> redirects(Dataset<Row> asked) {
    return asked
        .filter(col("state").equalTo(State.REDIRECTED.column()))
        .select(col("redirect_to").as("url"), col("depth").plus(1), col("url").as("referrer"));
  }

  /** Where there is no robots.txt, a sitemap may still lie in its usual place. */
  private static Dataset<Row> usualSitemaps(Dataset<Row> asked) {
    Column sitemap = regexp_replace(col("url"), "/robots\\.txt$", "/sitemap.xml");
    return asked
        .filter(col("url").rlike("^https?://[^/]+/robots\\.txt$"))
        .filter(col("status").between(400, 499).and(col("status").notEqual(429)))
        .select(sitemap.as("url"), lit(0).as("depth"), col("url").as("referrer"));
  }
}
