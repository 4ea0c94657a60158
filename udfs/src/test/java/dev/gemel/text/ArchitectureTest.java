package dev.gemel.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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

  /** The order of docs/extraction.md. */
  @ArchTest
  static final ArchRule EXTRACTION_HAS_LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("front")
          .definedBy("dev.gemel.text.html")
          .layer("learned")
          .definedBy("dev.gemel.text.html.learned")
          .layer("rules")
          .definedBy("dev.gemel.text.html.rules")
          .layer("meta")
          .definedBy("dev.gemel.text.html.meta")
          .layer("block")
          .definedBy("dev.gemel.text.html.block")
          .layer("marks")
          .definedBy("dev.gemel.text.html.marks")
          .layer("page")
          .definedBy("dev.gemel.text.html.page")
          .whereLayer("front")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("learned")
          .mayOnlyBeAccessedByLayers("front")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("learned", "front")
          .whereLayer("meta")
          .mayOnlyBeAccessedByLayers("rules", "learned", "front")
          .whereLayer("marks")
          .mayOnlyBeAccessedByLayers("block")
          .whereLayer("page")
          .mayNotAccessAnyLayer()
          .whereLayer("marks")
          .mayNotAccessAnyLayer();
}
