package dev.gemel.jobs.dataset;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import dev.gemel.jobs.SparkTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * The transform by spark-testing-base, which compares whole frames. The session is the shared one:
 * the suite's own life cycle would stop it for every other test.
 */
class CrossCheckTest extends JavaDataFrameSuiteBase {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("split", DataTypes.StringType)
          .add("instruction", DataTypes.StringType)
          .add("answer", DataTypes.StringType);

  private static final List<Row> ROWS =
      List.of(
          RowFactory.create("1", "train", "Tell me of salt.", "Salt is old.", null),
          RowFactory.create("2", "test", " tell me of SALT. ", "Else.", "instruction_in_train"),
          RowFactory.create("3", "test", "Of the sea?", "Salt is old.", "answer_in_train"),
          RowFactory.create("4", "train", "Tell me of salt.", "Salt is old.", "duplicate_pair"),
          RowFactory.create("5", "test", "Of wind?", "It blows.", null),
          RowFactory.create("6", "test", "Of wind?", "It blows.", "duplicate_pair"),
          RowFactory.create("7", "train", "Tell me of salt.", "It is also white.", null));

  private static Dataset<Row> frame(List<Row> rows, StructType schema) {
    return SparkTests.session().createDataFrame(rows, schema);
  }

  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  @Test
  void dropsWhatTrainingHasAndWhatIsThereTwiceInAnyOrder() {
    Dataset<Row> expected = frame(ROWS, SCHEMA.add("dropped", DataTypes.StringType));
    for (int seed = 0; seed < 3; seed++) {
      List<Row> rows = new ArrayList<>();
      ROWS.forEach(r -> rows.add(RowFactory.create(r.get(0), r.get(1), r.get(2), r.get(3))));
      Collections.shuffle(rows, new Random(seed));
      Dataset<Row> checked = CrossCheck.transform(frame(rows, SCHEMA), "id", "answer");
      assertDataFrameDataEquals(expected, checked);
    }
  }

  @Test
  void nothingGivesNothing() {
    Dataset<Row> none = frame(List.of(), SCHEMA);
    assertDataFrameDataEquals(
        frame(List.of(), SCHEMA.add("dropped", DataTypes.StringType)),
        CrossCheck.transform(none, "id", "answer"));
  }
}
