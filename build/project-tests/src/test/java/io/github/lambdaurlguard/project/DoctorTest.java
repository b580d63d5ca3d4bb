package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bin/doctor} says of machines on which only what a test puts there is found. */
class DoctorTest {
  /** What the script itself is written with. */
  private static final List<String> SHELL =
      List.of("bash", "dirname", "env", "grep", "head", "sed", "sort", "timeout");

  @TempDir private Path machine;

  private Path tools;

  @BeforeEach
  void machineWithEverything() throws IOException {
    tools = Files.createDirectories(machine.resolve("bin"));
    for (var tool : SHELL) {
      executable(tools.resolve(tool), "exec " + found(tool) + " \"$@\"");
    }
    says("uname", "Linux");
    says("apt-get", "");
    says("mvn", "Apache Maven 3.9.11");
    says("node", "v22.1.0");
    says("npm", "10.9.0");
    says("git", "git version 2.51.0");
    var jdk = machine.resolve("home/.jdks/temurin-25");
    Files.createDirectories(jdk.resolve("bin"));
    executable(jdk.resolve("bin/javac"), "exit 0");
    executable(jdk.resolve("bin/java"), "exit 0");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.9\"\n");
  }

  @Test
  void machineWithEverythingNeeded_isGood() throws Exception {
    var run = doctor(Map.of());

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .containsPattern("ok +Maven +3\\.9\\.11")
        .containsPattern("ok +Node\\.js +22\\.1\\.0")
        .contains("This machine can build and run everything.")
        .doesNotContain("MISSING");
  }

  @ParameterizedTest
  @CsvSource({
    "mvn,  Debian, sudo apt-get install maven",
    "mvn,  Fedora, sudo dnf install maven",
    "mvn,  macOS,  brew install maven",
    "node, Debian, sudo apt-get install nodejs",
    "node, macOS,  brew install node",
    "npm,  Fedora, sudo dnf install npm",
    "git,  macOS,  brew install git",
  })
  void missingTool_isNamedWithTheCommandThatInstallsIt(String tool, String system, String command)
      throws Exception {
    Files.delete(tools.resolve(tool));
    switch (system) {
      case "Fedora" -> says("dnf", "");
      case "macOS" -> says("uname", "Darwin");
      default -> {}
    }

    var run = doctor(Map.of());

    assertThat(run.status()).as(run.output()).isOne();
    assertThat(run.output()).contains("not on the PATH", "-> " + command, "1 required thing(s)");
  }

  @Test
  void oldTool_isNamedWithBothVersions() throws Exception {
    says("node", "v18.20.0");

    var run = doctor(Map.of());

    assertThat(run.status()).isOne();
    assertThat(run.output()).contains("found 18.20.0, needed 20.19 or later");
  }

  @Test
  void badJavaHome_isItsOwnFaultAndNotMavens() throws Exception {
    executable(
        tools.resolve("mvn"),
        "[ -z \"${JAVA_HOME:-}\" ] || [ -x \"$JAVA_HOME/bin/java\" ] || { echo JAVA_HOME is wrong"
            + " >&2; exit 1; }; echo Apache Maven 3.9.11");

    var run = doctor(Map.of("JAVA_HOME", "/no/such/jdk"));

    assertThat(run.status()).isOne();
    assertThat(run.output())
        .contains("/no/such/jdk has no bin/java", "unset JAVA_HOME", "1 required thing(s)")
        .containsPattern("ok +Maven +3\\.9\\.11");
  }

  @Test
  void takenPort_isNamedWithTheOptionThatChoosesAnother() throws Exception {
    // Where something else has the port already, it is taken as well.
    try (var _ = listenUnlessTaken(8443)) {
      var run = doctor(Map.of());

      assertThat(run.status()).as(run.output()).isZero();
      assertThat(run.output()).containsPattern("8443 +is taken").contains("--https-port PORT");
    }
  }

  @Test
  void unknownOption_isRefused() throws Exception {
    var run = doctor(Map.of(), "--fix");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).contains("unknown option --fix", "usage:");
  }

  private Run doctor(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Project.ROOT.resolve("bin/doctor").toString());
    command.addAll(List.of(options));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", machine.resolve("home").toString());
    return Run.of(builder);
  }

  private void says(String tool, String output) throws IOException {
    executable(tools.resolve(tool), "echo '" + output + "'");
  }

  private static void executable(Path file, String script) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path found(String tool) {
    return List.of("/usr/bin", "/bin", "/opt/homebrew/bin", "/usr/local/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("this machine has no " + tool));
  }

  private static Closeable listenUnlessTaken(int port) {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      return () -> {};
    }
  }
}
