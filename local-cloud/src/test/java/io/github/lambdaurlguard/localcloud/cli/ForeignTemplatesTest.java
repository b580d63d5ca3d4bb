package io.github.lambdaurlguard.localcloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the person is told that functions run as they themselves. */
class ForeignTemplatesTest {
  @TempDir private Path folder;
  private Path project;
  private Path own;
  private Path foreign;

  @BeforeEach
  void makeProject() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectory(folder.resolve("project"));
    Files.createDirectory(project.resolve(".git"));
    own = Files.writeString(Files.createDirectories(project.resolve("a/b")).resolve("t.yaml"), "");
    foreign =
        Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("t.yaml"), "");
  }

  @Test
  void templateOfTheProject_isNothingToTell() {
    assertThat(warning(project, own)).isEmpty();
    assertThat(warning(project.resolve("a/b"), own)).isEmpty();
    assertThat(warning(project.resolve("a"), project.resolve("missing.yaml"))).isEmpty();
  }

  @Test
  void templatesOfOthers_areNamedInOneMessage() throws IOException {
    var link = Files.createSymbolicLink(project.resolve("link.yaml"), foreign);
    var neighbour =
        Files.writeString(Files.createDirectory(folder.resolve("project2")).resolve("n.yaml"), "");

    assertThat(warning(project, own, foreign, neighbour))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("functions run as you")
                    .contains(foreign.toString())
                    .contains(neighbour.toString())
                    .doesNotContain(own.toString()));
    assertThat(warning(project, link))
        .hasValueSatisfying(text -> assertThat(text).contains(foreign.toString()));
  }

  @Test
  void folderOutsideOfGit_isTheProjectItself() {
    assertThat(warning(foreign.getParent(), foreign)).isEmpty();
    assertThat(warning(foreign.getParent(), own)).isPresent();
  }

  private static Optional<String> warning(Path in, Path... templates) {
    return ForeignTemplates.warning(
        Stream.of(templates)
            .map(file -> new TemplateInRegion(file, "us-east-1", Optional.empty()))
            .toList(),
        in);
  }
}
