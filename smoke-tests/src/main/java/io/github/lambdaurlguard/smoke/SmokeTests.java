package io.github.lambdaurlguard.smoke;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.console.ConsoleLauncher;

/** Runs the smoke tests in this jar: all of them, or those that its arguments select. */
final class SmokeTests {

  /** That nothing was run must not look like success. */
  private static final List<String> COMMAND =
      List.of("execute", "--disable-banner", "--fail-if-no-tests");

  private static final List<String> ALL =
      List.of(
          "--select-package=" + SmokeTests.class.getPackageName(), "--include-classname=^.*IT$");

  private SmokeTests() {}

  /**
   * Ends with 0 when all tests passed.
   *
   * @see <a href="https://docs.junit.org/current/running-tests/console-launcher.html">The options
   *     of JUnit's console launcher</a>
   */
  public static void main(String[] arguments) {
    var given = List.of(arguments);
    var selected =
        given.stream().anyMatch(argument -> argument.startsWith("--select"))
            ? Stream.<String>of()
            : ALL.stream();
    ConsoleLauncher.main(
        Stream.of(COMMAND.stream(), selected, given.stream())
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
