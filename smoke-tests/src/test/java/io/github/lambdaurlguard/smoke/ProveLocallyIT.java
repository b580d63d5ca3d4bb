package io.github.lambdaurlguard.smoke;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * bin/prove --target local as a person calls it: it starts a local cloud, asks it every probe, and
 * ends it. This is where the local cloud is held to the catalogue.
 */
class ProveLocallyIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROOFS = ROOT.resolve("target/proofs");

  private static int status;
  private static String output;
  private static List<String> secrets;
  private static List<URI> addresses;
  private static String page;
  private static String json;
  private static List<Map<String, Object>> answers;

  @BeforeAll
  @Timeout(value = 10, unit = MINUTES)
  static void prove() throws Exception {
    deleteEarlierReports();
    var log = Files.createDirectories(PROOFS).resolve("output").toFile();
    var command =
        new ProcessBuilder("bin/prove", "--target", "local")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      // Its local cloud deletes what it wrote when it ends.
      while (secrets == null && command.isAlive()) {
        Thread.sleep(Duration.ofMillis(100));
        readStateOnceItServes();
      }
      status = command.waitFor();
    } finally {
      command.destroy(); // It ends its local cloud, too.
    }
    output = Files.readString(log.toPath());
    assertThat(output).contains(" probes: ");
    page = Files.readString(only("*.md"));
    json = Files.readString(only("*.json"));
    answers = new ArrayList<>();
    for (var answer : (List<?>) JSON.std.mapFrom(json).get("answers")) {
      answers.add(JSON.std.mapFrom(JSON.std.asString(answer)));
    }
  }

  /** First, because it says what is wrong with the local cloud, or with the tables. */
  @Test
  void everyProbe_isAnsweredAsTheTablesPromise() {
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.get("failure")).as("failure of %s", answer).isEqualTo("");
              assertThat(answer.get("answer")).as("%s", answer).isEqualTo(answer.get("local"));
            });
    assertThat(status).as(output).isZero();
  }

  @Test
  void report_hasEveryProbeOnceWithItsQuestionAndSource() throws IOException {
    var ids = answers.stream().map(answer -> (String) answer.get("id")).toList();

    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsAll(Probes.all().stream().map(Probe::id).toList());
    for (var test : ProbesTest.tests()) {
      var id = test.getAnnotation(Asks.class).id();
      if (!mayAskNothing(test)) {
        assertThat(ids).anyMatch(name -> name.equals(id) || name.startsWith(id + " "));
      }
    }
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat((String) answer.get("question")).endsWith("?");
              assertThat((String) answer.get("source")).isNotBlank();
            });
  }

  @Test
  void page_hasTheSectionsAndARowForEachProbe() {
    var lines = page.lines().toList();

    assertThat(lines.getFirst())
        .matches("# What the local cloud answered, [0-9]{4}-[0-9]{2}-[0-9]{2}");
    assertThat(page)
        .contains(
            "%d probes: 0 answered otherwise than the local cloud, 0 not answered, %1$d as promised."
                .formatted(answers.size()))
        .containsPattern("\n- Java: [0-9]");
    assertThat(lines.stream().filter(line -> line.startsWith("## ")))
        .containsExactly("## As promised");
    assertThat(lines).contains("| probe | question | promised | answered | ms |");
    assertThat(lines.stream().filter(line -> line.matches("\\| .* \\| [0-9]+ \\|")))
        .hasSameSizeAs(answers);
  }

  @Test
  void report_andOutput_haveNoCredentialAndNoHostName() {
    assertThat(secrets).hasSizeGreaterThan(3).allMatch(secret -> secret.length() > 8);

    assertThat(page).doesNotContain(secrets);
    assertThat(json).doesNotContain(secrets);
    assertThat(output).doesNotContain(secrets);
    var hosts = addresses.stream().map(URI::getAuthority).toList();
    assertThat(page).doesNotContain(hosts);
    assertThat(json).doesNotContain(hosts);
  }

  @Test
  void localCloud_hasEnded() {
    assertThat(addresses.stream().map(URI::getPort).distinct())
        .isNotEmpty()
        .allSatisfy(
            port ->
                assertThatThrownBy(() -> new Socket("localhost", port).close())
                    .isInstanceOf(ConnectException.class));
  }

  /** A fork may have no route with a body. */
  private static boolean mayAskNothing(Method test) {
    var parameterized = test.getAnnotation(ParameterizedTest.class);
    return parameterized != null && parameterized.allowZeroInvocations();
  }

  /** The credentials of its roles, and where it listens. */
  private static void readStateOnceItServes() throws IOException {
    try (var files = Files.newDirectoryStream(PROOFS, "local-*")) {
      for (var state : files) {
        if (Files.exists(state.resolve("addresses.properties"))) {
          var file = new Properties();
          try (var reader = Files.newBufferedReader(state.resolve("addresses.properties"))) {
            file.load(reader);
          }
          addresses =
              file.values().stream()
                  .map(String::valueOf)
                  .filter(value -> value.matches("https?://.*:[0-9]+.*"))
                  .map(URI::create)
                  .toList();
          secrets =
              Files.readAllLines(state.resolve("credentials")).stream()
                  .filter(line -> line.startsWith("aws_"))
                  .map(line -> line.substring(line.indexOf('=') + 1).strip())
                  .toList();
        }
      }
    }
  }

  private static void deleteEarlierReports() throws IOException {
    if (Files.exists(PROOFS)) {
      try (var files = Files.walk(PROOFS)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path only(String glob) throws IOException {
    try (var files = Files.newDirectoryStream(PROOFS, glob)) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      assertThat(found).as("%s in %s", glob, PROOFS).hasSize(1);
      return found.getFirst();
    }
  }
}
