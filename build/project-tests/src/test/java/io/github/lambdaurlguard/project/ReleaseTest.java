package io.github.lambdaurlguard.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bin/release} puts together, in a project with archives of the test's own. */
class ReleaseTest {
  private static final byte[] ARCHIVE = "the signer's archive".getBytes(UTF_8);

  @TempDir private Path project;

  @BeforeEach
  void project() throws IOException {
    for (var file :
        List.of(
            "bin/release",
            "cloudformation/signer.yaml",
            "frontend/package.json",
            "frontend/package-lock.json")) {
      var copy = project.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Project.ROOT.resolve(file), copy);
    }
    assertThat(project.resolve("bin/release").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(project.resolve("target"));
    Files.write(project.resolve("target/edge.zip"), ARCHIVE);
    Files.createDirectories(project.resolve("local-cloud/target"));
    Files.createDirectories(project.resolve("local-cloud/junit/target"));
    Files.writeString(project.resolve("local-cloud/target/local-cloud-1.2.3.zip"), "local cloud");
    Files.writeString(
        project.resolve("local-cloud/junit/target/local-cloud-junit-1.2.3.jar"), "extension");
    Files.writeString(
        project.resolve("CHANGELOG.md"),
        """
        # Changes

        ## Unreleased

        - later

        ## 1.2.3 (2026-11-29)

        - now

        ## 1.2.2

        - before

        ## 1.2.1
        """);
  }

  @Test
  void release_hasArchivesTemplateBillChecksumsAndNotes() throws Exception {
    var run = release("1.2.3", "target/release");

    assertThat(run.status()).as(run.output()).isZero();
    var folder = project.resolve("target/release");
    assertThat(folder.resolve("edge.zip")).hasBinaryContent(ARCHIVE);
    assertThat(folder.resolve("local-cloud-1.2.3.zip")).hasContent("local cloud");
    assertThat(folder.resolve("local-cloud-junit-1.2.3.jar")).hasContent("extension");
    var sha256 = MessageDigest.getInstance("SHA-256").digest(ARCHIVE);
    assertThat(Files.readString(folder.resolve("signer.yaml")))
        .contains("    Default: lambda-url-guard/1.2.3/edge.zip\n")
        .contains("    Default: " + Base64.getEncoder().encodeToString(sha256) + "\n")
        .contains("    Default: 1.2.3\n");
    assertThat(Files.readString(folder.resolve("frontend.cdx.json")))
        .contains("\"bomFormat\": \"CycloneDX\"", "\"bom-ref\": \"react@");
    assertThat(Files.readAllLines(folder.resolve("SHA256SUMS")))
        .contains(HexFormat.of().formatHex(sha256) + "  edge.zip")
        .hasSize(5);
    assertThat(Files.readString(folder.resolve("notes.md")).strip()).isEqualTo("- now");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.1, target/release, CHANGELOG.md has no section",
    "1.2,   target/release, 1.2 is no version",
    "1.2.4, target/release, CHANGELOG.md has no section",
    "1.2.3, frontend,       frontend is there already",
  })
  void release_thatCannotBeRight_isRefused(String version, String folder, String message)
      throws Exception {
    var run = release(version, folder);

    assertThat(run.status()).isOne();
    assertThat(run.output()).contains(message);
    assertThat(project.resolve("target/release")).doesNotExist();
  }

  @Test
  void release_withTheLocalCloudOfAnotherVersion_isRefused() throws Exception {
    Files.move(
        project.resolve("local-cloud/target/local-cloud-1.2.3.zip"),
        project.resolve("local-cloud/target/local-cloud-1.2.2.zip"));

    var run = release("1.2.3", "target/release");

    assertThat(run.status()).isOne();
    assertThat(run.output())
        .contains("local-cloud/target/local-cloud-1.2.3.zip is missing", "give the poms");
    assertThat(project.resolve("target/release")).doesNotExist();
  }

  private Run release(String version, String folder) throws IOException, InterruptedException {
    return Run.of(new ProcessBuilder(project.resolve("bin/release").toString(), version, folder));
  }
}
