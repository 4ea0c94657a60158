import org.apache.spark.sql.SparkSession;

/** A Spark application that starts a session and ends: what any spark-submit costs. */
public final class EmptyJob {
  public static void main(String[] args) {
    SparkSession.builder().appName("empty").getOrCreate().stop();
  }
}
