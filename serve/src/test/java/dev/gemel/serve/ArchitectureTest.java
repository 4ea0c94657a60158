package dev.gemel.serve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.gemel.serve", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SPARK_AND_JOBS_ARE_NOT_KNOWN =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "dev.gemel.jobs..");

  @ArchTest
  static final ArchRule EMBEDDED_PARTS_ARE_STARTED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gemel.serve.main")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gemel.embedded..");

  @ArchTest
  static final ArchRule THE_WEB_SERVER_IS_KNOWN_TO_HTTP_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gemel.serve.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule LLAMA_IS_KNOWN_TO_UPSTREAM_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gemel.serve.upstream")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.kherud..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.gemel.serve.(*)..").should().beFreeOfCycles();
}
