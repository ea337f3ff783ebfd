package se.lu.maxiv.sdm.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theCommandsSeeADeviceOnlyThroughItsPublicInterface =
      noClasses().should().dependOnClassesThat().resideInAPackage("..pathfixer..");

  @ArchTest
  static final ArchRule planningNeedsNoTango =
      noClasses()
          .that()
          .resideInAPackage("..cli.dsconfig")
          .and()
          .haveSimpleNameNotStartingWith("TangoDatabase")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fr.esrf..", "org.tango..");

  /** Only ProposalSync changes a directory, and a shell asks the device. */
  @ArchTest
  static final ArchRule noCommandKnowsTheDirectory =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.unboundid..");
}
