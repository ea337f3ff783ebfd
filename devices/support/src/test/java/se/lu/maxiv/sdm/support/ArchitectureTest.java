package se.lu.maxiv.sdm.support;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.unboundid.ldap.sdk.LDAPInterface;
import java.io.File;
import java.nio.file.Files;

/** Each outside system has its one place, and what must never be done is done nowhere. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.support",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule TANGO_IS_KNOWN_TO_THREE_PACKAGES_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "se.lu.maxiv.sdm.support.tango",
              "se.lu.maxiv.sdm.support.remote",
              "se.lu.maxiv.sdm.support.live")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tango..", "fr.esrf..", "org.omg..", "org.jacorb..");

  @ArchTest
  static final ArchRule SYSTEM_CALLS_ARE_MADE_BY_POSIX_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("se.lu.maxiv.sdm.support.posix")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule PYTHONS_PICKLE_IS_KNOWN_TO_ONE_PACKAGE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("se.lu.maxiv.sdm.support.pickle")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.razorvine..");

  @ArchTest
  static final ArchRule THE_DIRECTORY_IS_KNOWN_TO_TWO_PACKAGES_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages("se.lu.maxiv.sdm.support.groups", "se.lu.maxiv.sdm.support.ldap")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.unboundid..");

  @ArchTest
  static final ArchRule NOBODY_CHANGES_THE_DIRECTORY =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(LDAPInterface.class)))
                  .and(target(nameMatching("(async)?([aA]dd|[mM]odify|[mM]odifyDN|[dD]elete).*"))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("com\\.unboundid\\..*(Add|Modify|ModifyDN|Delete)Request");

  /** The office's cache is a file of the device's own, in a directory of its own. */
  @ArchTest
  static final ArchRule FOLDERS_AND_MODES_ARE_SET_BY_DESCRIPTOR_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("se.lu.maxiv.sdm.support.useroffice")
          .should()
          .callMethodWhere(
              target(owner(type(Files.class)))
                  .and(target(nameMatching("createDirector.*|createTemp.*|set.*|createLink"))));

  @ArchTest
  static final ArchRule NOBODY_MAKES_FOLDERS_BY_PATH =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(type(Files.class))).and(target(nameMatching("createDirector.*"))))
          .orShould()
          .callMethodWhere(
              target(owner(type(File.class))).and(target(nameMatching("mkdirs?|set.*"))));

  @ArchTest
  static final ArchRule KNOWS_NO_DEVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.lu.maxiv.sdm.pathfixer..",
              "se.lu.maxiv.sdm.proposalsync..",
              "se.lu.maxiv.sdm.metadatacollector..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("se.lu.maxiv.sdm.(**)").should().beFreeOfCycles();
}
