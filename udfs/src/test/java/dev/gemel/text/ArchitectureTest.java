package dev.gemel.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The text functions know no engine, and their packages have an order. */
@AnalyzeClasses(packages = "dev.gemel.text", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices().matching("dev.gemel.text.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FUNCTIONS_KNOW_NO_ENGINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.qdrant..");

  /** The rules are one of the things that the learned choice looks at, not the other way round. */
  @ArchTest
  static final ArchRule RULES_KNOW_NOTHING_LEARNED =
      noClasses()
          .that()
          .resideInAPackage("dev.gemel.text.html.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gemel.text.html.learned..");
}
