package zij.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The arrows between the parts, and the rules of the house. */
@AnalyzeClasses(packages = "zij", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PARTS = {
    "zij.language..",
    "zij.ledger..",
    "zij.command..",
    "zij.query..",
    "zij.server..",
    "zij.simulator.."
  };

  private static final DescribedPredicate<JavaClass> COMMAND_LINE =
      describe(
          "are run from the command line",
          type ->
              outermost(type).isAnnotatedWith("picocli.CommandLine$Command")
                  || outermost(type).getMethods().stream()
                      .anyMatch(m -> m.getName().equals("main")));

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) outer = outer.getEnclosingClass().get();
    return outer;
  }

  private static DescribedPredicate<JavaClass> otherPartsThan(String... packages) {
    return resideInAnyPackage(PARTS).and(not(resideInAnyPackage(packages)));
  }

  @ArchTest
  static final ArchRule THE_LANGUAGE_STANDS_ON_NOTHING =
      classes()
          .that()
          .resideInAPackage("zij.language..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "zij.language..", "java..", "com.fasterxml.jackson.annotation", "org.jspecify..");

  @ArchTest
  static final ArchRule THE_LOG_KNOWS_NO_LANGUAGE =
      noClasses()
          .that()
          .resideInAPackage("zij.ledger.log..")
          .should()
          .dependOnClassesThat(
              otherPartsThan("zij.ledger.log..").or(resideInAPackage("org.springframework..")));

  @ArchTest
  static final ArchRule THE_BOOK_SEES_THE_LOG_AND_THE_LANGUAGE =
      noClasses()
          .that()
          .resideInAPackage("zij.ledger.book..")
          .should()
          .dependOnClassesThat(
              otherPartsThan("zij.ledger.book..", "zij.ledger.log..", "zij.language..")
                  .or(resideInAPackage("org.springframework..")));

  @ArchTest
  static final ArchRule THE_COMMAND_SIDE_SEES_THE_LANGUAGE_ALONE =
      noClasses()
          .that()
          .resideInAPackage("zij.command..")
          .should()
          .dependOnClassesThat(otherPartsThan("zij.command..", "zij.language.."));

  @ArchTest
  static final ArchRule THE_QUERY_SIDE_SEES_THE_LANGUAGE_ALONE =
      noClasses()
          .that()
          .resideInAPackage("zij.query..")
          .should()
          .dependOnClassesThat(otherPartsThan("zij.query..", "zij.language.."));

  @ArchTest
  static final ArchRule NOBODY_SEES_THE_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage("zij.server..")
          .should()
          .dependOnClassesThat(resideInAPackage("zij.server.."));

  @ArchTest
  static final ArchRule NO_PRODUCT_SEES_THE_SIMULATOR =
      noClasses()
          .that()
          .resideOutsideOfPackage("zij.simulator..")
          .should()
          .dependOnClassesThat(resideInAPackage("zij.simulator.."));

  @ArchTest
  static final ArchRule THE_SIMULATOR_SEES_NOTHING_OF_ZIJ =
      noClasses()
          .that()
          .resideInAPackage("zij.simulator..")
          .should()
          .dependOnClassesThat(otherPartsThan("zij.simulator.."));

  /** Aggregates and reactions, projections, the store behind Axon, and the wiring. */
  @ArchTest
  static final ArchRule AXON_STANDS_WHERE_IT_BELONGS =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "zij.command..",
                          "zij.query..",
                          "zij.ledger.book..",
                          "zij.ledger.log..",
                          "zij.server.axon..",
                          "zij.server.log.."))))
          .should()
          .dependOnClassesThat(
              describe(
                  "are annotations of Axon",
                  (JavaClass type) ->
                      type.isAnnotation()
                          && type.getPackageName().startsWith("org.axonframework")));

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)(\\$.*)?")
          .orShould()
          .resideInAnyPackage("..common..", "..util..", "..utils..", "..core..", "..shared..");

  @ArchTest
  static final ArchRule PARTS_ARE_HANDED_TO_CONSTRUCTORS =
      noFields()
          .should()
          .beAnnotatedWith(
              describe(
                  "injection",
                  (JavaAnnotation<?> annotation) ->
                      List.of(
                              "org.springframework.beans.factory.annotation.Autowired",
                              "org.springframework.beans.factory.annotation.Value",
                              "jakarta.inject.Inject",
                              "jakarta.annotation.Resource")
                          .contains(annotation.getRawType().getName())));

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that(are(not(COMMAND_LINE)))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule DECISIONS_READ_NO_CLOCK_AND_MAKE_NO_IDS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "zij.command.audit..",
              "zij.command.difference..",
              "zij.command.evidence..",
              "zij.command.letter..",
              "zij.command.order..",
              "zij.command.person..",
              "zij.command.product..",
              "zij.language..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);
}
