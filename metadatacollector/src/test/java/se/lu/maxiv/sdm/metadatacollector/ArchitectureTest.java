package se.lu.maxiv.sdm.metadatacollector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between the device's parts: shell, pure core, adapters. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.metadatacollector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SHELL = "se.lu.maxiv.sdm.metadatacollector";

  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_THE_SHELL =
      noClasses()
          .that()
          .resideInAnyPackage(SHELL + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SHELL);

  @ArchTest
  static final ArchRule TANGO_IS_KNOWN_TO_THE_SHELL_AND_ITS_ADAPTERS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages(SHELL, SHELL + ".tango", SHELL + ".sardana")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tango..", "fr.esrf..", "org.omg..", "org.jacorb..");

  @ArchTest
  static final ArchRule SQL_IS_KNOWN_TO_THE_STORE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(SHELL + ".store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "org.flywaydb..", "com.zaxxer..", "java.sql..");

  @ArchTest
  static final ArchRule HTTP_IS_KNOWN_TO_THE_CATALOGUE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(SHELL + ".scicat")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule NO_PART_KNOWS_ITSELF_BY_WAY_OF_ANOTHER =
      slices().matching(SHELL + ".(*)..").should().beFreeOfCycles();
}
