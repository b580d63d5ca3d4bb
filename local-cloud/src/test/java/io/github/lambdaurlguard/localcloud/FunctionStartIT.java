package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a function that cannot start, and of functions that can. */
class FunctionStartIT {
  private static final String HANDLER =
      "Handler: io.github.lambdaurlguard.localcloud.functions.TestFunction";

  /** A published version with SnapStart of the function, which nobody has to invoke. */
  private static final String SNAPSHOT =
      """
        FunctionVersion:
          Type: AWS::Lambda::Version
          Properties:
            FunctionName: !Ref Function
      """;

  @TempDir private Path folder;

  static Stream<Arguments> brokenFunctions() {
    return Stream.of(
        Arguments.of(
            HANDLER,
            HANDLER + "s",
            "! Function does not start, and AWS would fail each invocation: ",
            "TestFunctions"),
        Arguments.of(
            "Timeout: 2",
            "Timeout: 2\n      SnapStart: {ApplyOn: PublishedVersions}\n      Layers: []",
            "! Function does not start, and AWS would fail its deployment: ",
            "TestFunctions"),
        Arguments.of(
            "Code: functions.jar",
            "Code: notes.txt",
            "! Function does not start, and AWS would fail each invocation: ",
            "TestFunction"),
        Arguments.of(
            "Code: edge.zip",
            "Code: broken",
            "! Signer does not start, and AWS would fail each invocation: ",
            "no luck today"),
        Arguments.of(
            "Code: edge.zip",
            "Code: leaving",
            "! Signer does not start, and AWS would fail each invocation: ",
            "exit status 7"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("brokenFunctions")
  void functionThatCannotStart_stopsAnEagerStartWithNameAndReason(
      String text, String broken, String message, String reason)
      throws IOException, InterruptedException {
    var workspace = workspace();
    var template = Workspace.template().replace(text, broken);
    workspace.writeTemplate(
        broken.contains("SnapStart")
            ? template.replace(HANDLER, HANDLER + "s") + SNAPSHOT
            : template);
    try (var cloud = LocalCloudProcess.launch(folder, eager(workspace))) {
      assertThat(cloud.awaitExit()).isEqualTo(1);
      assertThat(cloud.output())
          .containsPattern(Pattern.quote(message) + ".*" + reason)
          .contains("! Not everything runs: ")
          .doesNotContain("Everything runs");
    }
  }

  @Test
  void functionsThatStart_areAllInitialisedBeforeAnEagerStartServes()
      throws IOException, InterruptedException {
    try (var cloud = LocalCloudProcess.start(folder, eager(workspace()))) {
      assertThat(RawHttp.get(cloud.distribution(), "/function/x").status()).isEqualTo(200);
      cloud.awaitOutput("Everything runs, after ", 1);
      assertThat(cloud.output()).doesNotContain("still starting");
    }
  }

  @Test
  void functionThatCannotStart_isToldWhileTheRestServesUntilItIsMended()
      throws IOException, InterruptedException {
    var workspace = workspace();
    workspace.writeTemplate(Workspace.template().replace(HANDLER, HANDLER + "s"));
    try (var cloud = LocalCloudProcess.start(workspace)) {
      cloud.awaitOutput("! Not everything runs: Function does not start.", 1);
      assertThat(cloud.output())
          .containsPattern("! Function does not start, .*TestFunctions")
          .doesNotContain("Everything runs");
      assertThat(notices(cloud)).contains("Does not start").contains("TestFunctions");
      assertThat(RawHttp.get(cloud.distribution(), "/").status()).isEqualTo(200);
      assertThat(RawHttp.get(cloud.distribution(), "/function/x").status()).isEqualTo(502);

      workspace.writeTemplate(Workspace.template());
      cloud.awaitOutput("Reloaded after", 1);
      assertThat(notices(cloud)).doesNotContain("Does not start");
      assertThat(RawHttp.get(cloud.distribution(), "/function/x").status()).isEqualTo(200);
    }
  }

  @Test
  void functionThatAReloadBreaks_isToldInPlaceOfReloaded()
      throws IOException, InterruptedException {
    var workspace = workspace();
    try (var cloud = LocalCloudProcess.start(workspace)) {
      cloud.awaitOutput("Everything runs", 1);
      workspace.writeTemplate(Workspace.template().replace("Code: edge.zip", "Code: broken"));
      cloud.awaitOutput("! Not all of it was reloaded: Signer does not start.", 1);

      assertThat(cloud.output())
          .containsPattern("! Signer does not start, .*no luck today")
          .doesNotContain("Reloaded after");
      assertThat(notices(cloud)).contains("no luck today");
    }
  }

  private Workspace workspace() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "This is no jar.");
    writeModule("broken", "throw new Error('no luck today');");
    writeModule("leaving", "process.exit(7);");
    return Workspace.in(folder);
  }

  private void writeModule(String name, String code) throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("index.js"), code);
  }

  private static String[] eager(Workspace workspace) {
    return Stream.concat(Stream.of(workspace.arguments()), Stream.of("--eager"))
        .toArray(String[]::new);
  }

  private static String notices(LocalCloudProcess cloud) throws IOException {
    return RawHttp.send(
            cloud.distribution(), "GET", "/__local/notices.json", List.of(), new byte[0])
        .body();
  }
}
