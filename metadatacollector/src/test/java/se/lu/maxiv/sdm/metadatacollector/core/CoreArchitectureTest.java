package se.lu.maxiv.sdm.metadatacollector.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/** What is decided follows from what is given, and from nothing else. */
@AnalyzeClasses(
    packages = "se.lu.maxiv.sdm.metadatacollector.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_JAVA_AND_THE_MODEL_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math",
              "java.nio.charset",
              "java.security",
              "java.text",
              "java.time..",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "org.jspecify.annotations",
              "se.lu.maxiv.sdm.model",
              "se.lu.maxiv.sdm.metadatacollector.core");

  @ArchTest
  static final ArchRule HAS_NEITHER_CLOCK_NOR_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class)
          .orShould()
          .callMethodWhere(
              target(nameMatching("now|system|systemUTC|tick.*|randomUUID"))
                  .and(target(owner(nameMatching("java\\.(time|util)\\..*")))))
          .orShould()
          .callMethodWhere(
              target(owner(type(System.class)))
                  .and(target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty"))));
}
