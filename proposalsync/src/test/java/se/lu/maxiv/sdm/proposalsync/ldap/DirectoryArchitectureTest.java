package se.lu.maxiv.sdm.proposalsync.ldap;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.unboundid.ldap.sdk.LDAPInterface;

/** Who may change a directory: of all SDM's classes, the adapter and the embedded directory. */
@AnalyzeClasses(packages = "se.lu.maxiv.sdm", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectoryArchitectureTest {
  private static final String LDAP = "se.lu.maxiv.sdm.proposalsync.ldap";
  private static final String EMBEDDED = "se.lu.maxiv.sdm.proposalsync.embedded";
  private static final String WRITES =
      "(async)?([aA]dd|[mM]odify|[mM]odifyDN|[dD]elete|applyChanges).*";

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTER_CHANGES_A_DIRECTORY =
      noClasses()
          .that()
          .resideOutsideOfPackages(LDAP, EMBEDDED)
          .should()
          .callMethodWhere(
              target(owner(assignableTo(LDAPInterface.class))).and(target(nameMatching(WRITES))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("com\\.unboundid\\..*(Add|Modify|ModifyDN|Delete)Request");

  /** It makes groups, see {@link DirectorySourcesTest}. */
  @ArchTest
  static final ArchRule ONE_CLASS_OF_THE_ADAPTER_ADDS_OBJECTS =
      noClasses()
          .that()
          .resideInAPackage(LDAP)
          .and()
          .doNotHaveSimpleName("SingleWriter")
          .should()
          .callMethodWhere(
              target(owner(assignableTo(LDAPInterface.class)))
                  .and(target(nameMatching("(async)?[aA]dd.*"))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("com\\.unboundid\\..*AddRequest");

  @ArchTest
  static final ArchRule THE_ADAPTER_DELETES_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(LDAP, EMBEDDED)
          .should()
          .callMethodWhere(
              target(owner(assignableTo(LDAPInterface.class)))
                  .and(target(nameMatching("(async)?[dD]elete.*"))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("com\\.unboundid\\..*DeleteRequest");

  @ArchTest
  static final ArchRule THE_ADAPTER_DOES_NOT_KNOW_WHICH_DIRECTORY_IT_HAS =
      noClasses()
          .that()
          .resideInAPackage(LDAP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(EMBEDDED);
}
