package dev.gemel.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {
  private static final Table TABLE = OpsTables.REJECTS;

  @TempDir Path root;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(SparkTests.session(), root.toString());
  }

  private static Dataset<Row> rows(String... ids) {
    List<Row> rows =
        Stream.of(ids)
            .map(
                id ->
                    RowFactory.create(
                        "job", id.split("=")[0], "v", id.split("=")[1], null, "original"))
            .toList();
    return SparkTests.session().createDataFrame(rows, TABLE.schema());
  }

  private Set<String> stored() {
    return lake.read(TABLE).collectAsList().stream()
        .map(r -> r.getString(1) + "=" + r.getString(3))
        .collect(Collectors.toSet());
  }

  @Test
  void aTableNeverWrittenIsEmpty() {
    assertFalse(lake.exists(TABLE));
    assertEquals(0, lake.read(TABLE).count());
    assertTrue(lake.version(TABLE).isEmpty());
  }

  @Test
  void upsertsAndDeletesInOneCommit() {
    lake.upsert(TABLE, rows("a=1", "b=1"));
    Changes changes = lake.apply(TABLE, rows("b=2", "c=1"), rows("a=1"));
    assertEquals(new Changes(2, 1), changes);
    assertEquals(Set.of("b=2", "c=1"), stored());
    assertEquals(1, lake.version(TABLE).orElseThrow());
  }

  @Test
  void writesNoCommitWhenNothingIsGiven() {
    lake.upsert(TABLE, rows("a=1"));
    assertEquals(Changes.NONE, lake.apply(TABLE, rows(), rows()));
    assertEquals(Changes.NONE, lake.append(TABLE, rows()));
    assertEquals(0, lake.version(TABLE).orElseThrow());
  }

  @Test
  void deletingFromATableThatIsNotThereIsNothing() {
    assertEquals(Changes.NONE, lake.delete(TABLE, rows("a=1")));
    assertFalse(lake.exists(TABLE));
  }

  @Test
  void columnsCarryTheirDescriptions() {
    lake.upsert(TABLE, rows("a=1"));
    assertEquals("Reason code.", lake.read(TABLE).schema().apply("reason").getComment().get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a%20b", "[ab]{c}*", "ä#?"})
  void aFolderOfAnyNameIsReadAsItStands(String folder) {
    Lake odd = new Lake(SparkTests.session(), root.resolve(folder).toString());
    odd.upsert(TABLE, rows("a=1", "b=1"));
    odd.upsert(TABLE, rows("c=1"));
    assertEquals(3, odd.read(TABLE).count());
    assertEquals(3, odd.rows(TABLE));
    assertEquals(3, odd.read(TABLE, Map.of("job", "job")).count());
    assertEquals(0, odd.read(TABLE, Map.of("job", "other")).count());
    assertEquals(List.of(TABLE.columnNames()), List.of(odd.read(TABLE).columns()));
  }

  @Test
  void rowsDeletedByVectorsAreGone() {
    lake.upsert(TABLE, rows("a=1", "b=1", "c=1"));
    SparkTests.session()
        .sql(
            "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('delta.enableDeletionVectors' = true)"
                .formatted(lake.path(TABLE)));
    SparkTests.session()
        .sql("DELETE FROM delta.`%s` WHERE record_id = 'b'".formatted(lake.path(TABLE)));
    assertEquals(Set.of("a=1", "c=1"), stored());
    assertEquals(2, lake.rows(TABLE));
  }

  @Test
  void anAppendOfNewKeysKeepsWhatIsThere() {
    lake.upsert(TABLE, rows("a=1"));
    assertEquals(new Changes(1, 0), lake.upsert(TABLE, rows("b=1")));
    assertEquals(new Changes(2, 0), lake.upsert(TABLE, rows("b=2", "c=1")));
    assertEquals(Set.of("a=1", "b=2", "c=1"), stored());
    assertEquals(2, lake.version(TABLE).orElseThrow());
  }

  @Test
  void whatIsThrownBeforeACommitPreventsIt() {
    Lake closed =
        new Lake(
            SparkTests.session(),
            root.toString(),
            table -> {
              throw new IllegalStateException("no commit today");
            });
    assertThrows(IllegalStateException.class, () -> closed.upsert(TABLE, rows("a=1")));
    assertFalse(lake.exists(TABLE));
  }
}
