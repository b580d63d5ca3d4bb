package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.ConsoleLine;
import java.util.function.Consumer;

/** Keeps what the console says of a request with the request. */
public final class ConsoleProblems implements Consumer<ConsoleLine> {
  private ConsoleProblems() {}

  /** From now on, until it is closed. */
  public static Console.Reading in(Console console) {
    return console.read(new ConsoleProblems());
  }

  @Override
  public void accept(ConsoleLine line) {
    if (line.kind() == ConsoleLine.Kind.PROBLEM) {
      Recording.current().ifPresent(request -> request.problem(line.text()));
    }
  }
}
