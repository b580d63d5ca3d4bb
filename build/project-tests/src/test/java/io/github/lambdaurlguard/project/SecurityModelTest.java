package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/SECURITY-MODEL.md promises nothing that no test holds. */
class SecurityModelTest {
  private static final String HEAD = "| promise | test |";
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  static List<String> promises() throws IOException {
    return Files.readAllLines(Project.ROOT.resolve("docs/SECURITY-MODEL.md")).stream()
        .dropWhile(line -> !line.equals(HEAD))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void promises_areThere() throws IOException {
    assertThat(promises()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("promises")
  void promise_namesTestsThatExist(String promise) throws IOException {
    var named = TEST.matcher(promise).results().toList();

    assertThat(named).isNotEmpty();
    for (var test : named) {
      assertThat(Project.testSource(test.group(1)))
          .describedAs(test.group())
          .hasValueSatisfying(
              source ->
                  assertThat(source)
                      .containsPattern(
                          "(?s)@(Test|ParameterizedTest|TestFactory)\\b((?!\\bvoid ).)*?\\b\\S+ "
                              + test.group(2)
                              + "\\("));
    }
  }
}
