package se.lu.maxiv.sdm.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The model is words only: no I/O, no clock of its own, no Tango, no logging. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.model",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_JAVA_AND_ITSELF_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.nio.file",
              "org.jspecify.annotations",
              "se.lu.maxiv.sdm.model");

  @ArchTest
  static final ArchRule TOUCHES_NO_FILE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "java.util.concurrent..");

  @ArchTest
  static final ArchRule HAS_NO_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(Clocks.READ)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");
}
