package se.lu.maxiv.sdm.widgets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Tango on one side, Swing on the other: no call of a device can be made by a component. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.widgets",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String LINK = "se.lu.maxiv.sdm.widgets.link..";

  @ArchTest
  static final ArchRule SWING_DOES_NOT_KNOW_TANGO =
      noClasses()
          .that()
          .resideOutsideOfPackage(LINK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fr.esrf..",
              "org.tango..",
              "org.omg..",
              "se.lu.maxiv.sdm.support.tango..",
              "se.lu.maxiv.sdm.support.remote..");

  @ArchTest
  static final ArchRule THE_LINK_DOES_NOT_KNOW_SWING =
      noClasses()
          .that()
          .resideInAPackage(LINK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..", "net.miginfocom..");
}
