package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.SparkTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "with t as (select 1 as a) select a from t union all select 2",
        "from (select 1 as a) select a",
        "with t as (select 1 as a, 1 as a) select * from t order by 1;  ",
        "-- a remark\nselect 1 -- another",
        "(select 1) union (select 2)",
        "values (1), (2)",
        "table silver.documents",
        "show tables in silver",
        "show create table silver.documents",
        "describe silver.documents",
        "describe query select 1",
        "describe detail silver.documents",
        "describe history silver.documents",
        "explain select 1",
        "show functions in text",
      })
  void readingIsTaken(String query) {
    SqlCommand.refuseWrites(SparkTests.session(), query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from silver.documents",
        "update silver.documents set author = 'x'",
        "insert into silver.documents select 1",
        "with t as (select 1) insert into silver.documents select * from t",
        "from x insert into a select 1 insert into b select 2",
        "merge into a using b on a.x = b.x when matched then delete",
        "create table x (a int) using delta",
        "create table x using delta as select 1",
        "create temporary view x as select 1",
        "drop table silver.documents",
        "truncate table silver.documents",
        "alter table silver.documents add columns (x int)",
        "vacuum silver.documents",
        "optimize silver.documents",
        "restore table silver.documents to version as of 0",
        "create table x shallow clone silver.documents",
        "-- a remark\ndelete from silver.documents",
        "/* /* */ select */ delete from silver.documents",
        "/* */ optimize silver.documents",
        "with t as (select 1) delete from silver.documents",
        "from (select 1) insert into a select 1",
        "set spark.sql.session.timeZone = CET",
      })
  void whatActsIsRefusedUnrun(String query) {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> SqlCommand.refuseWrites(SparkTests.session(), query));
    assertTrue(e.getMessage().contains("gemel sql only reads"), e.getMessage());
  }
}
