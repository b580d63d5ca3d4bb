package io.github.lambdaurlguard.localcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One direction of travel: no room knows what is above it, and no two know each other. */
class ArchitectureTest {
  private static final String BASE = "io.github.lambdaurlguard.localcloud";

  /** From the command line down to what everybody may use; rooms on one floor are strangers. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("call", "cli"),
          List.of("run"),
          List.of("localpage"),
          List.of("innerloop"),
          List.of("resources.cdk", "resources.cloudfront", "resources.custom"),
          List.of(
              "resources.cloudwatch",
              "resources.dynamodb",
              "resources.iam",
              "resources.lambda",
              "resources.logs",
              "resources.s3",
              "resources.secretsmanager",
              "resources.ssm",
              "resources.unenforced"),
          List.of("resources"),
          List.of("cloudfront.distribution"),
          List.of("cloudfront.edge", "cloudfront.functions"),
          List.of("cloudfront.origin"),
          List.of("cloudfront.cache", "cloudfront.headers", "cloudfront.pages"),
          List.of("cloudfront.event", "cloudfront.policy"),
          List.of("functionurl", "dynamodb", "s3", "secretsmanager", "ssm", "unavailable"),
          List.of("lambda"),
          List.of("jsonapi"),
          List.of("sigv4"),
          List.of("account"),
          List.of("cdk", "iam", "sam"),
          List.of("template"),
          List.of("trace"),
          List.of("http", "process"),
          List.of("certificate", "console", "digests"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(LocalCloud.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyRoom_hasAFloor() {
    var rooms =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(BASE.length() + 1))
            .collect(Collectors.toSet());

    assertThat(FLOORS.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void room_knowsOnlyWhatIsBelowIt(String room, List<String> others) {
    noClasses()
        .that()
        .resideInAPackage(BASE + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(each -> BASE + "." + each).toArray(String[]::new))
        .check(CLASSES);
  }

  /** Each room with those that it must not know: those above it, and those on its own floor. */
  static Stream<Arguments> rooms() {
    return IntStream.range(0, FLOORS.size())
        .boxed()
        .flatMap(
            floor ->
                FLOORS.get(floor).stream()
                    .map(
                        room ->
                            Arguments.of(
                                room,
                                FLOORS.subList(0, floor + 1).stream()
                                    .flatMap(List::stream)
                                    .filter(other -> !other.equals(room))
                                    .toList())))
        .filter(arguments -> !((List<?>) arguments.get()[1]).isEmpty());
  }

  /**
   * Stopping a process and letting it go on have other numbers on macOS, and another command opens
   * a browser; all else is the same.
   */
  @Test
  void platform_isAskedForInTwoPlaces() throws IOException {
    var asking = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file).contains("\"os.name\"")) {
          asking.add(file.getFileName().toString());
        }
      }
    }

    assertThat(asking).containsExactlyInAnyOrder("Browser.java", "Freezer.java");
  }

  @Test
  void rooms_haveNoCycle() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
