package io.github.lambdaurlguard.fork;

import java.util.Optional;
import java.util.function.Supplier;

/** How a command ends: 0 for done or help, 1 for a refusal, 2 for a command line without sense. */
final class Command {
  private Command() {}

  /**
   * Runs a command.
   *
   * @param action what it did, for the person; empty if the usage is asked for
   */
  static int run(String name, String usage, Supplier<Optional<String>> action) {
    try {
      System.out.print(action.get().orElse(usage));
      return 0;
    } catch (UsageException e) {
      System.err.printf("%s: %s%n%s", name, e.getMessage(), usage);
      return 2;
    } catch (RefusedException e) {
      System.err.printf("%s: %s%nNothing was changed.%n", name, e.getMessage());
      return 1;
    }
  }
}
