package se.lu.maxiv.sdm.pathfixer.gui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The window sees the device through Tango only, and decides without Swing. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.pathfixer.gui",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "se.lu.maxiv.sdm.pathfixer.gui.core..";

  @ArchTest
  static final ArchRule THE_WINDOW_KNOWS_THE_DEVICE_BY_ITS_READINGS_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.swing..",
              "javax.accessibility",
              "net.miginfocom.swing",
              "com.formdev.flatlaf..",
              "com.fasterxml.jackson..",
              "org.slf4j",
              "org.jspecify.annotations",
              "se.lu.maxiv.sdm.model",
              "se.lu.maxiv.sdm.support.live",
              "se.lu.maxiv.sdm.support.worker",
              "se.lu.maxiv.sdm.widgets..",
              "se.lu.maxiv.sdm.pathfixer.gui..");

  @ArchTest
  static final ArchRule DECISIONS_ARE_MADE_WITHOUT_SWING_AND_FILES =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..", "java.util..", "java.time..", "org.jspecify.annotations", CORE);

  @ArchTest
  static final ArchRule DECISIONS_HAVE_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .callMethod(java.time.OffsetDateTime.class, "now");
}
