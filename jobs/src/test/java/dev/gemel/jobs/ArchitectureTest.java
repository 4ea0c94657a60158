package dev.gemel.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of docs/architecture.md inside {@code jobs}. */
@AnalyzeClasses(packages = "dev.gemel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices().matching("dev.gemel.jobs.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_MAIN_KNOWS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.gemel.jobs.cli..", "dev.gemel.jobs.main..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gemel.jobs.cli..");

  @ArchTest
  static final ArchRule SPARK_INTERNALS_STAY_IN_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gemel.jobs.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark.sql.catalyst..");

  @ArchTest
  static final ArchRule EMBEDDED_IS_STARTED_IN_TWO_PLACES =
      noClasses()
          .that()
          .resideInAPackage("dev.gemel.jobs..")
          .and()
          .haveSimpleNameNotStartingWith("DemoCommand")
          .and()
          .haveSimpleNameNotStartingWith("Services")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gemel.embedded..");

  @ArchTest
  static final ArchRule ROOMS_BELOW_KNOW_NO_JOBS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.gemel.text..", "dev.gemel.clients..", "dev.gemel.conf..", "dev.gemel.embedded..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gemel.jobs..");
}
