package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tests that a document names as {@code `Class#method`}. */
final class NamedTests {
  static final Pattern NAME = Pattern.compile("`(\\w+)#(\\w+)`");

  private static final Path TESTS = Path.of("src/test/java");

  private NamedTests() {}

  /** Checks that all tests that a text names are there, and are tests. */
  static void assertExist(String text, String rule) throws IOException {
    var named = NAME.matcher(text);
    while (named.find()) {
      assertThat(source(named.group(1)))
          .describedAs("%s for \"%s\"", named.group(), rule)
          .containsPattern(
              "(?s)@(Test|ParameterizedTest|TestFactory)\\b((?!\\bvoid ).)*?\\b\\S+ "
                  + named.group(2)
                  + "\\(");
    }
  }

  private static String source(String className) throws IOException {
    try (var files = Files.walk(TESTS)) {
      var file = files.filter(each -> each.endsWith(className + ".java")).findFirst();
      assertThat(file).describedAs("the test class " + className).isPresent();
      return Files.readString(file.get());
    }
  }
}
