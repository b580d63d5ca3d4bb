package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in docs/users.md is the code that is compiled and tested. */
class DocumentedCodeTest {
  private static final Pattern BLOCK = Pattern.compile("(?m)^```java\\n([^`]*)^```$");

  static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Project.ROOT.resolve("docs/users.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @Test
  void blocks_areThere() throws IOException {
    assertThat(blocks()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void block_standsInASource(String block) throws IOException {
    var sources =
        Project.files(
            Project.ROOT.resolve("src/main/java/io/github/lambdaurlguard/users"), ".java");

    for (var source : sources) {
      if (Files.readString(source).contains(block)) {
        return;
      }
    }
    assertThat(block).describedAs("in one of %s", sources).isEmpty();
  }
}
