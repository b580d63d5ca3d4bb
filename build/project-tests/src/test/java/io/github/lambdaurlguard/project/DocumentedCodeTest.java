package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in pages that teach how to write it is the code that is compiled and tested. */
class DocumentedCodeTest {
  private static final Pattern BLOCK = Pattern.compile("(?m)^```java\\n([^`]*)^```$");

  private static List<String> blocks(String page) throws IOException {
    return BLOCK
        .matcher(Files.readString(Project.ROOT.resolve(page)))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"docs/users.md, 3", "docs/local-cloud-junit.md, 2"})
  void blocks_areThere(String page, int count) throws IOException {
    assertThat(blocks(page)).hasSize(count);
  }

  static List<Arguments> blocksAndSources() throws IOException {
    var all = new ArrayList<Arguments>();
    for (var block : blocks("docs/users.md")) {
      all.add(Arguments.of(block, "src/main/java/io/github/lambdaurlguard/users"));
    }
    for (var block : blocks("docs/local-cloud-junit.md")) {
      all.add(Arguments.of(block, "local-cloud/junit/src/test/java"));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("blocksAndSources")
  void block_standsInASource(String block, String folder) throws IOException {
    var sources = Project.files(Project.ROOT.resolve(folder), ".java");

    for (var source : sources) {
      if (Files.readString(source).contains(block)) {
        return;
      }
    }
    assertThat(block).describedAs("in one of %s", sources).isEmpty();
  }
}
