package io.github.lambdaurlguard.delivery.account;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment variables that pipelines set in the place of options. */
public final class Environment {

  private Environment() {}

  /** The first of these variables that is set to something. */
  public static Optional<String> first(String... names) {
    return Stream.of(names)
        .map(System::getenv)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst();
  }

  /**
   * A whole number that is not negative.
   *
   * @throws Failure if the variable holds something else
   */
  public static int number(String name, int otherwise) {
    var value = first(name).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseUnsignedInt(value);
    } catch (NumberFormatException _) {
      throw Failure.misuse("%s is '%s': it wants a whole number.", name, value);
    }
  }

  /** A time in seconds. */
  public static Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(number(name, otherwise));
  }

  /**
   * Whether what is written goes into a log that a pipeline keeps, and perhaps publishes. GitHub
   * and Jenkins set these.
   */
  public static boolean isLogged() {
    return first("CI").filter("true"::equals).isPresent() || first("JENKINS_URL").isPresent();
  }
}
