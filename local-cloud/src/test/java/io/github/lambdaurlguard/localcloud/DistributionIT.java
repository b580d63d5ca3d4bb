package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** How pipelines start the unpacked distribution: by its script, and by the action for GitHub. */
class DistributionIT {
  private static final Path ACTION = Path.of("../.github/actions/local-cloud/action.yml");

  @TempDir private static Path installed;
  private static Distribution distribution;

  @TempDir private Path folder;
  private final Set<Path> states = new HashSet<>();

  private record Run(int status, String output, String errors) {}

  @BeforeAll
  static void unpack() throws IOException {
    distribution = Distribution.unpackInto(installed);
  }

  @BeforeEach
  void template() throws IOException {
    Files.writeString(folder.resolve("greeting.yaml"), OneStack.template("greeting.yaml"));
  }

  @AfterEach
  void endWhatWasStarted() throws IOException {
    for (var state : states) {
      if (Files.exists(state.resolve("pid"))) {
        process(state).destroy();
        process(state).onExit().join();
      }
    }
  }

  @Test
  void start_returnsWhenItServes_andItsProcessEndsIt() throws Exception {
    var state = folder.resolve("state");

    var run = start(state, "greeting.yaml", "Greeting=Servus");

    assertThat(run.status()).as(run.errors()).isZero();
    assertThat(RawHttp.get(URI.create(run.output().strip()), "/").body()).isEqualTo("Servus");

    var again = start(state, "greeting.yaml", "Greeting=Moin");
    assertThat(again.status()).isOne();
    assertThat(again.errors()).contains("runs with " + state + " already");
    assertThat(process(state).isAlive()).isTrue();
  }

  @Test
  void start_ofWhatIsRefused_showsTheConsoleAndFails() throws Exception {
    var run = start(folder.resolve("state"), "greeting.yaml", "Greting=Servus");

    assertThat(run.status()).isOne();
    assertThat(run.errors()).contains("ended instead of serving", "greeting.yaml", "Greeting");
    assertThat(folder.resolve("state/pid")).doesNotExist();
  }

  @Test
  void action_givesTheAddressOfTheDistribution_andRunsNothingThatAnOptionHolds() throws Exception {
    var temporary = Files.createDirectory(folder.resolve("runner temp"));
    states.add(temporary.resolve("local-cloud-state"));
    var output = Files.createFile(folder.resolve("output"));
    var greeting = "$(touch " + folder.resolve("touched") + ") ‘ü’";
    var options =
        """
        --template "%s"
        --parameter 'Greeting=%s'
        --http --port 0 --function-url-port 0
        """
            .formatted(folder.resolve("greeting.yaml"), greeting);

    var run =
        run(
            List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", startStep()),
            Map.of(
                "RUNNER_TEMP", temporary.toString(),
                "GITHUB_OUTPUT", output.toString(),
                "ARCHIVE", Distribution.archive().toString(),
                "OPTIONS", options));

    assertThat(run.status()).as(run.errors()).isZero();
    var outputs = new Properties();
    try (var reader = Files.newBufferedReader(output)) {
      outputs.load(reader);
    }
    assertThat(outputs.getProperty("state"))
        .isEqualTo(temporary.resolve("local-cloud-state").toString());
    var response = RawHttp.get(URI.create(outputs.getProperty("distribution")), "/");
    assertThat(response.body()).isEqualTo(greeting);
    assertThat(folder.resolve("touched")).doesNotExist();
  }

  @Test
  void version_isThatOfTheArchive() throws Exception {
    var run = run(List.of(distribution.launcher().toString(), "--version"), Map.of());

    assertThat(run.status()).as(run.errors()).isZero();
    assertThat(distribution.folder()).hasFileName("local-cloud-" + run.output().strip());
  }

  private Run start(Path state, String template, String parameter) throws Exception {
    states.add(state);
    return run(
        List.of(
            distribution.folder().resolve("bin/local-cloud-start").toString(),
            state.toString(),
            "--template",
            template,
            "--parameter",
            parameter,
            "--http",
            "--port",
            "0",
            "--function-url-port",
            "0"),
        Map.of());
  }

  private Run run(List<String> command, Map<String, String> variables) throws Exception {
    var errors = Files.createTempFile(folder, "errors", ".txt");
    var builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(variables);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output, Files.readString(errors));
  }

  private static ProcessHandle process(Path state) throws IOException {
    var pid = Long.parseLong(Files.readString(state.resolve("pid")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** What the runner gives to bash for the step that starts it. */
  private static String startStep() throws IOException {
    var action =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ACTION));
    var steps = (List<?>) ((Map<?, ?>) action.get("runs")).get("steps");
    return steps.stream()
        .map(step -> (Map<?, ?>) step)
        .filter(step -> "start".equals(step.get("id")))
        .map(step -> (String) step.get("run"))
        .findFirst()
        .orElseThrow();
  }
}
