package se.lu.maxiv.sdm.pathfixer;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The directions between the device's parts: shell, pure core, adapters. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.pathfixer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "se.lu.maxiv.sdm.pathfixer.core..";

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_JAVA_AND_THE_MODEL_ONLY =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util",
              "java.util.function",
              "java.util.stream",
              "java.time..",
              "java.nio.file",
              "org.jspecify.annotations",
              "se.lu.maxiv.sdm.model",
              CORE);

  @ArchTest
  static final ArchRule THE_CORE_HAS_NEITHER_FILES_NOR_CLOCK_NOR_CHANCE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Files.class, Random.class, ThreadLocalRandom.class)
          .orShould()
          .callMethodWhere(
              target(nameMatching("now|system|systemUTC|systemDefault|systemDefaultZone|tick.*"))
                  .and(target(owner(nameMatching("java\\.time\\..*")))))
          .orShould()
          .callMethodWhere(
              target(owner(type(System.class)))
                  .and(target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty"))));

  @ArchTest
  static final ArchRule TANGO_IS_KNOWN_TO_THE_SHELL_AND_ITS_ADAPTERS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "se.lu.maxiv.sdm.pathfixer",
              "se.lu.maxiv.sdm.pathfixer.acquisition",
              "se.lu.maxiv.sdm.pathfixer.attribute",
              "se.lu.maxiv.sdm.pathfixer.sardana")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tango..", "fr.esrf..", "org.omg..", "org.jacorb..");

  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_THE_SHELL =
      noClasses()
          .that()
          .resideInAnyPackage("se.lu.maxiv.sdm.pathfixer.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("se.lu.maxiv.sdm.pathfixer");

  @ArchTest
  static final ArchRule PYTHONS_PICKLE_IS_KNOWN_BY_ITS_PLAIN_VALUES_ONLY =
      noClasses().should().dependOnClassesThat().resideInAPackage("net.razorvine..");

  @ArchTest
  static final ArchRule NOBODY_HERE_CALLS_THE_SYSTEM_OR_THE_DIRECTORY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..", "com.unboundid..");

  @ArchTest
  static final ArchRule NOBODY_HERE_MAKES_FOLDERS_OR_SETS_MODES =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(type(Files.class)))
                  .and(target(nameMatching("createDirector.*|createTemp.*|set.*|create.*Link"))))
          .orShould()
          .callMethodWhere(
              target(owner(type(File.class))).and(target(nameMatching("mkdirs?|set.*"))));

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("se.lu.maxiv.sdm.(**)").should().beFreeOfCycles();
}
